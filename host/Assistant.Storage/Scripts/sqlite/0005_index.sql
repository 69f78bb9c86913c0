-- The index lies in files of its own beside this database, with the version it was built by (host/Assistant.Memory/Indexing/Segments).
DROP TABLE passage_terms;
DROP TABLE index_entry;
DROP TABLE index_state;
