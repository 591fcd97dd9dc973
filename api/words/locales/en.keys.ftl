## What keys refuse: the fact, then the way out
refused-bad-keys-folder = GODZINY_KEYS “{ $value }”: only characters that can be printed are allowed. Choose another folder.
refused-keys-folder-above-open = Everybody may write into { $folder }, so keys would not be safe below it. Close it (chmod o-w) or choose another folder with GODZINY_KEYS.
refused-keys-not-plain = { $file } is a link, or no plain file or folder. Keys are read through no link: put the file or folder itself there, or name where it really is.
refused-keys-of-another = { $file } belongs to another user (number { $owner }). Run the command as that user, or give the file to yours (chown).
refused-keys-open-to-others = { $file } is open to others (mode { $mode }), who may have read the keys. Close it (chmod { $wanted }); if somebody could have read the master key, change it then with “{ $godziny } keys rotate”.
refused-keys-busy = Another command has been working with the keys in { $folder } for too long. Nothing was stored; try again.
refused-key-store-failed = { $file } cannot be read or written: { $detail }. Nothing was stored. See to the disk, the free space and the permissions, then try again.
refused-key-store-damaged = { $file } is damaged, or is no store of keys. It was left as it is. Move it away and restore a backup of the keys with “{ $godziny } keys restore F”.
refused-key-store-newer = { $file } was made by a newer version of this program. Use that version.
refused-key-damaged = The key { $key } in the store of keys was changed from outside, and is not used. Restore a backup of the keys into an empty folder with “{ $godziny } keys restore F”.
refused-master-key-twice = { $names }: only one of them may be set. Clear the others.
refused-bad-master-key = { $where } gives no master key. Allowed are 32 bytes in base64, or lines NAME:base64 as “{ $godziny } keys rotate” writes them.
refused-master-key-missing = There is no key file { $file }. Put it there, or name another one with GODZINY_MASTER_KEY_FILE.
refused-master-key-lost = The master key { $wanted } is not in { $file }, and without it nobody can open the keys here. No new one was made. Put the file back from where you keep its copy.
refused-wrong-master-key = What { $where } gives ({ $known }) does not open these keys; they need the master key { $wanted }. Nothing was changed. Give that key.
refused-master-key-command-failed = The command of GODZINY_MASTER_KEY_COMMAND gave no key (exit status { $status }). Run it by hand to see why.
refused-master-key-command-slow = The command of GODZINY_MASTER_KEY_COMMAND gave no key within { $seconds } s and was stopped. Run it by hand to see why.
refused-master-key-read-only = Nothing can be written to { $where }. First let it give both keys, the old one and below it the new one ({ $master }), and restart what runs; then call “{ $godziny } keys rotate” without --to.
refused-no-newer-master = { $where } gives no newer master key than the one in use ({ $master }). Let it give a new one too, below the old one, then try again.
refused-person-erased = The data of { $name } were erased, and nothing more can be kept under that id. Give the person a new id.
refused-person-key-missing = The store of keys has no key { $key }, although something is sealed with it. It may be another store, or an older backup of it. Restore the right one with “{ $godziny } keys restore F”.
refused-sealed-damaged = A sealed value ({ $kind } { $name }, { $field_name }) was changed or moved from outside, and does not open. Restore a backup of the record.
refused-unit-key-differs = There is another key for { $unit } already. It was left as it is.
refused-keys-not-empty = There are keys in { $folder } already; a backup is restored into an empty folder only. Set GODZINY_KEYS to a new one.
refused-backup-in-keys = { $file } lies among the keys themselves and would be lost with them. Name another place, best on another disk.
refused-not-key-backup = { $file } is no backup of these keys, and was left as it is. Name another file.
refused-key-backup-unknown = { $file } is not among the backups of the keys. “{ $godziny } keys show” lists them.
refused-keys-need-yes = Nothing was done: it cannot be undone. Look at what would happen, then add --yes.

## What is told of keys
keys-where = Keys: { $folder }. Master key from { $source }.
keys-none = Nothing is sealed yet.
keys-wrapped = Wrapped by the master key { $master }: people { $persons }, units { $units }, signing keys { $signing }. Erased people: { $erased }.
keys-other-masters = Master keys given besides: { $names }.
keys-no-backup = There is no backup of the keys. Without them nobody can read the personal data again: { $godziny } keys backup F
keys-backup = Backup { $file }, { $made }: { $state }.
keys-backup-follows = up to date with erasures
keys-backup-erasures = { $count ->
    [one] 1 erasure has not reached it
   *[other] { $count } erasures have not reached it
 }
keys-backup-master = it still needs the older master key
keys-backup-away = , not to be found now
keys-new-master = a new one
keys-sure = Go on?
keys-would-rotate = { $count ->
    [one] 1 key
   *[other] { $count } keys
 } and all backups that are in reach would be wrapped by another master key ({ $new }) instead of { $master }. Copies of { $source } that you keep elsewhere open nothing then and have to be made anew.
keys-would-finish = { $count ->
    [0] No known backup waits for an erasure or the master key.
    [one] 1 backup would be brought up to date, and the erased keys in it destroyed:
   *[other] { $count } backups would be brought up to date, and the erased keys in them destroyed:
 }{ $moved ->
    [0] {""}
   *[other] {" "}Named as moved: { $moved }.
 }{ $gone ->
    [0] {""}
   *[other] {" "}Forgotten as no longer existing: { $gone }.
 }
done-keys-backup = The keys are in { $file }, still wrapped by the master key { $master }, which is not in it. Keep it apart from the record's backup, and the master key apart from both.
done-keys-restore = { $count ->
    [one] 1 key was restored from { $file }.
   *[other] { $count } keys were restored from { $file }.
 } People erased after that backup was made are erased again by the next command on their record.
done-keys-rotate = { $count ->
    [one] 1 key is
   *[other] { $count } keys are
 } wrapped by the master key { $master } now. Make the copy of { $source } that you keep elsewhere anew.{ $old ->
    [none] {""}
   *[other] {" "}The older { $old } is still there: a backup needs it, or another record may.
 }
done-keys-finish = { $count ->
    [0] Every known backup is up to date with erasures and the master key.
    [one] 1 backup could not be reached; its erasures wait until it is there:
   *[other] { $count } backups could not be reached; their erasures wait until they are there:
 }
