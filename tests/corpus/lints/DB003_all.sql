-- object: feed
-- break
create publication feed for all tables;
-- mend
drop publication feed;
