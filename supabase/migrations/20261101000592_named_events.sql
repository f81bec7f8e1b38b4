-- Events that the product sends by name, for goals and triggers: without it, who reached a goal is found by
-- reading every event of the app. Only events that have a name are in it, so clicks and views pay nothing.
create index events_named on app.events (app_id, name_id, ts) include (visitor_id) where name_id is not null;
