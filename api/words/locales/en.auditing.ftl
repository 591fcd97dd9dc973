## For somebody who need not trust anyone
stage-export = exporting the history
exported = Wrote { $file }: { $events ->
    [one] { $events } event
   *[other] { $events } events
  } of { $commands } commands, programmes { $programmes }, checkpoints { $checkpoints }.
    Digest of the record: { $digest }
    Personal data are ciphertext in it; the keys are not in it.
    To verify it, also on another computer: { $godziny } verify { $file } --key KEY
    The key (leave it with somebody outside the office): { $key }
exported-altered = WARNING: { $count ->
    [one] { $count } entry is
   *[other] { $count } entries are
  } not what was recorded (entries: { $entries }). Somebody changed the database past the program. Stop working, and restore the record from a backup.
imported = Read the history of { $file }: { $events ->
    [one] { $events } event
   *[other] { $events } events
  }, commands { $commands }; digest as in the file: { $digest }
    { $signed_on ->
    [true] The log is signed by the same key as before.
   *[false] The key that signed the file is not here: from its next checkpoint on the log has a new one.
  }
refused-not-an-export = { $file } is not a whole export ({ $detail }). Verify it: { $godziny } verify { $file } --key KEY
refused-export-newer = The file is of a newer version of the program (version { $version }). Update the program.
refused-signing-key-lost = The key that signs the log is not here ({ $vkey }). Restore the keys from their backup: { $godziny } keys restore FILE. Nothing was changed. If it is lost for good: { $godziny } key --renew
refused-unreadable-file = { $file } cannot be read: { $detail }. See to its permissions, or name another file.
key-told = Give this key to somebody outside the office before it is needed: exports are verified with it.
checkpoint-told = Keep these lines in a file outside the office; one day: { $godziny } verify EXPORT --key KEY --checkpoint FILE
refused-record-altered = Somebody changed the database past the program: { $count } entries are not what was recorded (first: { $entries }), and no balances follow from them. Stop working, and restore the record from a backup.
refused-checkpoint-altered = Somebody changed checkpoint { $number } past the program, so nothing was signed or stored. Restore the record from a backup.
exported-leaves-altered = WARNING: the hashes of entries are not those that were signed before. Somebody changed the database past the program; verify says from which checkpoint on. Stop working, and restore the record from a backup.
refused-renewing-needs-yes = A new key begins another log: earlier checkpoints are no longer of it. If the old key is really lost, repeat with --yes.
