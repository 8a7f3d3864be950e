-- title: Passwords may be kept as MD5, or connections from outside go without TLS
-- severity: medium
-- needs: superuser
-- why: An MD5 hash is as good as the password to whoever copies it. Without TLS, rows and tokens can be read on the way.
-- fix: alter system set password_encryption = 'scram-sha-256'; alter system set ssl = on;
-- source: PostgreSQL manual, 20.5 Password Authentication, and 18.9 Secure TCP/IP Connections
select name, setting
from pg_settings
where (name = 'password_encryption' and setting = 'md5')
  or (
    name = 'ssl' and setting = 'off'
    and exists (
      select from pg_settings where name = 'listen_addresses' and setting !~ '^(|localhost|127\.0\.0\.1|::1)$'
    )
  )
