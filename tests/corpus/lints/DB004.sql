-- object: file_fdw
-- break
-- the extension itself may not be there to be installed; its name is what is looked for, so one that is always there lends it
set local allow_system_table_mods = on;
update pg_catalog.pg_extension set extname = 'file_fdw' where extname = 'plpgsql';
-- mend
update pg_catalog.pg_extension set extname = 'plpgsql' where extname = 'file_fdw';
