"""What is worth a telephone call today, with a rule and the day it is due. Knows neither doors nor events."""
