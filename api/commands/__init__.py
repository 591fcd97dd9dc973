"""The commands of `godziny`, loaded when they are called."""
