-- object: password_encryption
-- break
set local password_encryption = 'md5';
-- mend
set local password_encryption = 'scram-sha-256';
