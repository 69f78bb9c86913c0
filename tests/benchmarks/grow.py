# Copies documents of a data directory that nobody has open, with the words of each passage shuffled, until it has so many passages; the host
# builds its index anew at the next start and embeds what is new: python3 grow.py DATA PASSAGES
import random
import shutil
import sqlite3
import sys

data, wanted = sys.argv[1], int(sys.argv[2])
ledger = sqlite3.connect(f'{data}/assistant.db')
shuffle = random.Random(1).shuffle
count = ledger.execute('SELECT count(*) FROM passage').fetchone()[0]
columns = 'source, city, title, kind, reference, date, url, audience, facets, seen_run, changed_at'
for (document,) in ledger.execute('SELECT id FROM document WHERE pending <> 2 ORDER BY id').fetchall():
    if count >= wanted:
        break
    copy = ledger.execute(f'INSERT INTO document ({columns}, external_id, pending) SELECT {columns}, external_id || ?, 0 FROM document WHERE id = ?', ('#copy', document)).lastrowid
    passages = ledger.execute('SELECT ordinal, page_from, page_to, heading, text FROM passage WHERE document = ?', (document,)).fetchall()
    for ordinal, page_from, page_to, heading, text in passages[:wanted - count]:
        words = text.split()
        shuffle(words)
        ledger.execute(
            'INSERT INTO passage (document, key, ordinal, page_from, page_to, heading, text) VALUES (?, ?, ?, ?, ?, ?, ?)',
            (copy, f'copy-{count}', ordinal, page_from, page_to, heading, ' '.join(words)))
        count += 1
ledger.commit()
shutil.rmtree(f'{data}/index', ignore_errors=True)
print(f'{count} passages')
