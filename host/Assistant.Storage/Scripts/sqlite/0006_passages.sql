-- Where a passage stands in its page's text, and what was recognised in pictures (host/Assistant.Memory).
ALTER TABLE passage ADD COLUMN start INTEGER;                          -- UTF-16 units in the page's normalised text; null: written before this script
ALTER TABLE passage ADD COLUMN length INTEGER;
ALTER TABLE passage ADD COLUMN recognized INTEGER NOT NULL DEFAULT 0;  -- 1: by OCR

ALTER TABLE file ADD COLUMN recognition TEXT;                          -- what was done about pages that are pictures; null: there are none

-- Pictures and Office documents can be read now: they are looked at again by the next synchronisation.
UPDATE file SET recognition = 'PutOff', retry_at = checked_at WHERE state = 'NoText' OR (state IN ('Indexed', 'Partial') AND reason LIKE '%hold no text%');
UPDATE file SET retry_at = checked_at WHERE state = 'Unsupported';
