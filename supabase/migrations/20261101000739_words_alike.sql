-- What people call the same thing in feedback on software. Words of one group find each other in the titles of
-- requests, for less than the word itself. Written from general knowledge of products, in English, as the search is;
-- what it brings was measured on sentences that it was not written for (npm run bench -- duplicates).
create function app.word_groups() returns text[]
language sql immutable
as $$
  select array[
    'invoice bill billing receipt', 'payment pay charge', 'price cost fee expensive cheap', 'refund money-back reimburse',
    'discount coupon voucher rebate', 'subscription plan tier package', 'renew renewal extend prolong', 'cancel terminate quit', 'trial demo test',
    'login signin authenticate password', 'logout signout', 'sso saml okta', 'account customer client company',
    'user person people member colleague teammate', 'team group department', 'role permission right access allowed', 'admin administrator owner',
    'invite invitation', 'register signup', 'download export extract', 'upload import attach', 'file document attachment paper', 'pdf print printout',
    'spreadsheet excel csv sheet', 'table list grid', 'row line record entry', 'column field attribute', 'picture photo image screenshot snapshot',
    'video film recording clip', 'icon symbol emoji', 'phone mobile smartphone cell handset', 'tablet ipad', 'desktop computer laptop machine pc',
    'browser chrome firefox safari', 'app application program', 'website site page', 'slow fast speed performance lag wait loading',
    'crash freeze hang', 'error bug problem issue fault mistake', 'broken fail failure', 'fix repair solve resolve', 'search find lookup',
    'filter narrow', 'sort order arrange rank', 'group cluster bucket', 'tag label category', 'name title rename', 'note comment remark annotation',
    'message chat conversation', 'email mail inbox', 'notification alert reminder notify ping', 'mute silence unsubscribe quiet', 'mention tag',
    'calendar schedule agenda', 'date day deadline due', 'hour minute time', 'week weekly', 'month monthly', 'year annual yearly',
    'today now current', 'timezone zone region', 'meeting call appointment', 'task todo job ticket', 'project board workspace',
    'milestone goal target objective', 'progress status state', 'done complete finish', 'start begin launch', 'stop pause halt',
    'delete remove erase discard', 'undo revert restore recover', 'archive hide', 'copy duplicate clone', 'paste insert', 'move drag transfer',
    'edit change modify update', 'create add new make', 'save store keep', 'draft unfinished', 'version history revision log', 'audit trail',
    'compare difference diff', 'merge combine join', 'split divide separate', 'link url connect', 'share publish public',
    'private secret confidential', 'lock protect secure', 'encrypt encryption', 'backup copy', 'sync synchronize', 'integration connector plugin',
    'slack teams', 'api webhook', 'automate automatic automation rule trigger workflow', 'template preset', 'bulk batch mass several',
    'select choose pick mark', 'button click press tap', 'keyboard shortcut hotkey key', 'mouse cursor', 'menu navigation sidebar',
    'dashboard overview home summary', 'report analytics statistics figures', 'chart graph diagram plot', 'metric number kpi', 'total sum',
    'average mean', 'percent percentage share', 'currency dollar euro', 'tax vat', 'budget spending expense', 'contract agreement', 'signature sign',
    'approve approval confirm', 'reject decline refuse', 'assign responsible owner', 'priority important urgent', 'vote upvote',
    'survey poll questionnaire', 'feedback suggestion opinion', 'help support assist', 'documentation manual guide', 'tutorial onboarding training',
    'language translation translate', 'color colour theme', 'dark night', 'light bright', 'font text size', 'zoom enlarge bigger',
    'small compact dense', 'layout design', 'print paper', 'logo brand branding', 'offline connection internet network', 'wifi network',
    'location address place', 'map geography', 'country region', 'supplier vendor', 'order purchase', 'product item article', 'stock inventory',
    'delivery shipping', 'lead prospect', 'sales deal pipeline', 'contact address', 'birthday date', 'holiday vacation leave absence', 'sick absence',
    'employee staff worker', 'manager boss supervisor', 'hire recruit candidate', 'salary payroll wage', 'shift roster', 'track record measure',
    'timer stopwatch', 'estimate forecast prediction', 'limit maximum quota cap', 'unlimited', 'storage space disk', 'attachment file',
    'folder directory', 'reply answer respond', 'forward redirect', 'subscribe follow watch', 'favorite star bookmark pin', 'recent last latest',
    'old outdated stale', 'duplicate double twice', 'missing lost gone disappear', 'empty blank', 'wrong incorrect', 'number count amount',
    'code barcode qr', 'scan scanner', 'voice audio sound', 'read unread seen', 'widget embed iframe'
  ]
$$;

-- Of each lexeme those that mean about the same and are not said themselves.
create function app.lexemes_alike(lexemes text[]) returns table (lexeme text, alike text)
language sql stable set search_path = ''
as $$
  select distinct said.lexeme, other.lexeme
  from unnest(app.word_groups()) w (words)
  cross join lateral (select tsvector_to_array(to_tsvector('pg_catalog.english', w.words)) as members) g
  cross join lateral unnest(g.members) said (lexeme)
  cross join lateral unnest(g.members) other (lexeme)
  where g.members && lexemes_alike.lexemes and said.lexeme = any (lexemes_alike.lexemes) and other.lexeme <> all (lexemes_alike.lexemes)
$$;
