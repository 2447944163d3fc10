# The strings of the default theme, in English: what another language lacks is taken from here.
#
# A string whose name ends in -html is HTML; all others are text. $count is a number, and chooses the plural form.

language-name = English

# Dates and numbers. Fields of dates have two digits, the year four.
date = { $year }-{ $month }-{ $day }
date-time = { $year }-{ $month }-{ $day } { $hour }:{ $minute } ({ $zone })
# Between groups of three digits, nothing for no groups; and before a fraction.
number-group = { "" }
number-decimal = .

## Around every page

skip-to-content = Skip to content
arch-home = Home
arch-packages = Packages
arch-forums = Forums
arch-wiki = Wiki
arch-gitlab = GitLab
arch-security = Security
arch-download = Download
nav-home = AUR Home
nav-packages = Packages
nav-register = Register
nav-login = Login
feed-newest = Newest Packages RSS
feed-modified = Modified Packages RSS
feed-deleted = Deleted Packages RSS
opensearch-title = AUR packages
search-packages = Search packages
search-button = Search
theme-switch = Light or dark colours
mirror-notice = This is a read-only copy made from the public package archive of
mirror-more = Comments, requests and accounts are only there.
mirror-date = Its newest change is of { $date }.
disclaimer-short = AUR packages are made by users. You use what they provide at your own risk.
about-site = Static pages by aurpress; accounts, votes and comments are kept by
language-choose = Language
language-button = Change
none = None
copy = Copy
copied = Copied

## Keyboard

keys-title = Keyboard
keys-search = search
keys-walk = next and previous result or comment
keys-jump = dependencies and comments
keys-copy = copy the clone command
keys-theme = light or dark colours
keys-help = this list
keys-on = Use these keys
keys-close = Close

## Packages and package bases

package-details = Package Details:
base-details = Package Base Details:
mark-orphan = Orphan: nobody maintains this package
mark-outdated = Flagged out of date since { $date }
mark-handed = New hands: this version was packaged by { $user }, who does not maintain it now
vital-maintainer = Maintainer
vital-nobody = nobody
vital-updated = Updated
vital-votes = Votes
votes-history = Votes by year
vital-popularity = Popularity
vital-needs = Depends on
vital-required = Required by
vital-packages = Packages
actions = Package Actions
action-pkgbuild = View PKGBUILD
action-changes = View Changes
action-snapshot = Download snapshot
action-wiki = Search wiki
action-flagged = Flagged out-of-date ({ $date })
action-requests =
    { $count ->
        [one] { $count } pending request
       *[other] { $count } pending requests
    }
action-login = Log in to vote, flag or comment
field-clone = Git Clone URL:
read-only = (read-only)
field-base = Package Base:
field-description = Description:
field-url = Upstream URL:
field-keywords = Keywords:
field-licenses = Licenses:
field-groups = Groups:
field-conflicts = Conflicts:
field-provides = Provides:
field-replaces = Replaces:
field-submitter = Submitter:
field-maintainer = Maintainer:
field-packager = Last Packager:
field-votes = Votes:
field-popularity = Popularity:
field-submitted = First Submitted:
field-updated = Last Updated:
heading-dependencies = Dependencies ({ $number })
heading-required = Required by ({ $number })
heading-sources = Sources ({ $number })
heading-packages = Packages ({ $number })
list-show-more = Show { $count } more
list-show-all = See all { $count }
dependency-kind-make = make
dependency-kind-check = check
dependency-kind-optional = optional
dependency-requires = (requires { $name })
base-view-package = View package details for { $name }

## Comments

comments = Comments
comments-pinned = Pinned Comments
comments-latest = Latest Comments
comments-feed = Feed of comments
comments-all-pages =
    { $count ->
        [one] { $count } comment, page
       *[other] All { $count } comments, page
    }
comments-on = Comments on
comments-page-title = { $base }: comments, page { $number }
comments-page-of = Page { $number } of { $pages }; page 1 has the oldest comments.
comment-header = { $user } commented on { $date }
comment-edited = (edited on { $date } by { $user })
comment-deleted-account = <deleted-account>

## Flag comment

flag-title = Flag Comment
flag-heading = Flagged Out-of-Date Comment:
flag-by-html = <strong>{ $user }</strong> flagged <strong>{ $base }</strong> out-of-date on <strong>{ $date }</strong> for the following reason:
flag-by-nobody-html = Somebody whose account is gone flagged <strong>{ $base }</strong> out-of-date on <strong>{ $date }</strong> for the following reason:
flag-return = Return to Details

## Home

home-title = Home
home-heading = AUR Home
home-description = Search and read the packages of the Arch Linux User Repository.
home-welcome-html = Welcome to the AUR, where users of Arch Linux share build scripts for packages. Before you use one, read the <a href="https://wiki.archlinux.org/title/AUR_User_Guidelines">user guidelines</a>; before you submit one, the <a href="https://wiki.archlinux.org/title/AUR_submission_guidelines">submission guidelines</a> and the <a href="https://wiki.archlinux.org/title/Arch_Packaging_Standards">packaging standards</a>.
home-disclaimer-html = <strong>Disclaimer:</strong> AUR packages are made by users. You use what they provide at your own risk.
home-learn = Learn more about the AUR
home-search = Package search
home-updates = Recent Updates
home-more = All updates
home-feed-new = Feed of new packages
home-feed-updates = Feed of updates
home-feed-deleted = Feed of deletions
home-statistics = Statistics
home-requests-heading = Package requests
home-requests-html = Three kinds of requests can be filed on a package's page once you are logged in: to <strong>orphan</strong> it when its maintainer does not react to an out-of-date flag, to <strong>delete</strong> it, or to <strong>merge</strong> it into another one. They are discussed on the <a href="https://lists.archlinux.org/mailman3/lists/aur-requests.lists.archlinux.org/">aur-requests</a> list.
home-submit-heading = Submitting packages
home-submit-html = Packages are pushed with git over SSH. The wiki tells how in <a href="https://wiki.archlinux.org/title/AUR_submission_guidelines">Submitting packages</a>.
home-discussion-heading = Discussion
home-discussion-html = Talk about packages on the <a href="https://lists.archlinux.org/mailman3/lists/aur-general.lists.archlinux.org/">aur-general</a> list, about the development of the site on <a href="https://lists.archlinux.org/mailman3/lists/aur-dev.lists.archlinux.org/">aur-dev</a>.
home-bugs-heading = Reporting bugs
home-bugs-html = A bug in a package belongs in a comment on its page. A bug in the AUR itself belongs in its <a href="https://gitlab.archlinux.org/archlinux/aurweb/-/issues">issue tracker</a>.
column-package = Package
column-updated = Updated
statistics-packages = Packages
statistics-orphans = Orphan Packages
statistics-added-week = Packages added in the past 7 days
statistics-updated-week = Packages updated in the past 7 days
statistics-updated-year = Packages updated in the past year
statistics-never-updated = Packages never updated
statistics-users = Registered Users
statistics-maintainers = Package Maintainers

## Search

search-title = Packages
search-criteria = Search Criteria
search-keywords = Keywords
search-by = Search by
search-outdated = Out of Date
search-sort = Sort by
search-order = Sort order
search-per-page = Per page
search-option-name-description = Name, Description
search-option-name-only = Name Only
search-option-package-base = Package Base
search-option-exact-name = Exact Name
search-option-exact-package-base = Exact Package Base
search-option-keywords = Keywords
search-option-maintainer = Maintainer
search-option-co-maintainer = Co-maintainer
search-option-maintainer-co-maintainer = Maintainer, Co-maintainer
search-option-submitter = Submitter
search-option-all = All
search-option-flagged = Flagged
search-option-not-flagged = Not Flagged
search-option-name = Name
search-option-votes = Votes
search-option-popularity = Popularity
search-option-voted = Voted
search-option-notify = Notify
search-option-last-modified = Last modified
search-option-ascending = Ascending
search-option-descending = Descending
search-go = Go
search-orphans = Orphans
search-results = Results
search-none = No packages matched your search criteria.
search-found =
    { $count ->
        [one] { $count } package found.
       *[other] { $count } packages found.
    }
search-page = Page { $number } of { $pages }.
search-table = Table of packages
column-name = Name
column-version = Version
column-votes = Votes
column-popularity = Popularity
column-description = Description
column-maintainer = Maintainer
column-modified = Last Updated
popularity-help = Every vote counts 2 % less with each day since it was given; popularity is the sum.
orphan = orphan
pager = Pages
pager-first = First
pager-previous = Previous
pager-next = Next
pager-last = Last

## Ranked search, its help, providers

find-label = Names, descriptions, keywords, people
find-help = How to search
find-fields = Search by field
find-best = Best match
find-meant = Did you mean
find-stale = The packages have changed since the page before: some may come twice, or not at all.
find-narrow = Narrow down
find-license = License
find-group = Group
find-state = State
find-outdated = out of date
find-needing = Needs { $name }
find-needing-run = to run
find-needing-build = to build
find-needing-check = to check
find-needing-optional = optionally
find-near = Packages with similar names
find-official = In the official repositories
find-offline = The server does not answer. These are from a copy of names and descriptions.
find-note-guessed = Nothing has these words as they are typed; these have words like them.
find-note-some = Nothing has all of these words; these have some of them.
find-note-characters = Only the first { $count } characters are searched for.
find-note-pieces = Only the first { $count } words and conditions are searched for.
find-note-field = “{ $typed }” is searched as text: there is no such field.
find-note-votes = “{ $typed }” is searched as text: votes: takes a number, as in votes:>10.
find-note-popularity = “{ $typed }” is searched as text: popularity: takes a number, as in popularity:>1.5.
find-note-date = “{ $typed }” is searched as text: updated: takes a date, as in updated:>2026-01-31.
find-note-state = “{ $typed }” is searched as text: is: takes orphan, maintained, outdated or current.
find-note-regex = “{ $typed }” is searched as text: it is no regular expression.
find-note-regex-length = “{ $typed }” is searched as text: the regular expression is too long.
find-note-regex-cost = “{ $typed }” is searched as text: the regular expression is too complex.
find-note-patterns = “{ $typed }” is searched as text: a query may have four patterns and regular expressions.
resolve-title = Who provides it
resolve-intro = Names of dependencies, with or without a version condition, and the packages that fulfil them: java-runtime>=17, libfoo.so=3-64.
resolve-label = Dependency
resolve-none = Nothing provides it.
resolve-more =
    { $count ->
        [one] { $count } more is not shown.
       *[other] { $count } more are not shown.
    }
resolve-provides = Provides
resolve-satisfies = Fulfils it
resolve-yes = yes
resolve-no = no
resolve-unknown = not known here
help-title = How to search
help-intro = Type what you look for. Whatever cannot be read as a condition is searched as text.
help-typed = Typed
help-found = Finds
help-words = packages that have both words, anywhere; mistyped words are guessed
help-phrase = these words one after another, in name or description
help-without = packages without it; works before every word and condition
help-beginning = names and words that begin so
help-pattern = whole names; * stands for any letters, ? for one
help-regex = names that match this regular expression
help-texts = packages that have this text in the name, or in the description
help-people = packages of this user
help-relations = packages with this name in that role, exactly; with * at the end, whatever begins so
help-depends = packages that need it, in any way
help-depends-kind = those that need it to run, to build, to check, or optionally
help-requiredby = what that package depends on
help-labels = packages with this label, or with one that begins so
help-state = packages in this state
help-numbers = comparisons with >, >=, <, <= and =
help-dates = packages pushed before or after a day, a month or a year
help-order-heading = What comes first
help-order = The package of exactly that name, then names that begin with the words, then what words, description, votes and other packages' dependencies speak for. Variants such as -bin and -git stand beside their stem. Guesses come last.
help-programs-html = Programs find the same at <code>/api/v1/search</code>, described in <a href="/openapi.json">openapi.json</a>.
offline-intro = Searches go to the server; while it does not answer, to a copy of names and descriptions that your browser loads once.

## Accounts

accounts = Accounts
accounts-text = You must log in to view user information.
accounts-log-in = Log in on aurweb
account-log-in = Log in
account-register = Register
account-reset = Reset your password
login-text = These pages are for reading. Accounts, votes, comments and requests are kept by aurweb.
login-go = { $action } on { $site }

## Errors

not-found-title = Not Found
not-found-heading = Page Not Found
not-found-text = There is no page at this address.
not-found-git = The address of a git repository is for git, not for a browser.
not-found-clone = To get the package, run
not-found-read = To read about it, go to
not-found-base = the package base { $name }.
not-found-search = Search the packages
unavailable-heading = Service Unavailable
unavailable-text = This part of the site cannot answer now; try it again in a few minutes.
unavailable-files-html = Pages of packages go on working: a package is at <code>/packages/NAME</code>. All names are in <a href="/packages.gz">packages.gz</a>, all metadata is in <a href="/packages-meta-v1.json.gz">packages-meta-v1.json.gz</a>.

## Lists

nav-browse = Browse
browse-heading = Browse
browse-description = Packages by name, popularity, age and state, by keyword, license, group and maintainer.
browse-by-name = By first letter
browse-other = others
browse-by-rank = By rank and state
browse-as-of = These lists are made when the whole registry is read; the page of a package may be newer.
browse-page = Page { $number } of { $pages }
browse-contents = What is on which page
browse-found =
    { $count ->
        [one] { $count } package.
       *[other] { $count } packages.
    }
browse-names =
    { $count ->
        [one] { $count } entry.
       *[other] { $count } entries.
    }
browse-seconded =
    { $count ->
        [one] { $count } of them, listed last, is co-maintained.
       *[other] { $count } of them, listed last, are co-maintained.
    }
browse-shown =
    { $count ->
        [one] The first one is listed.
       *[other] The first { $count } are listed.
    }
browse-search = Search all of them
browse-list-name = Packages: { $name }
browse-list-popular = Most popular
browse-list-added = New packages
browse-list-updated = Recently updated
browse-list-orphans = Orphans
browse-list-outdated = Out of date
browse-list-maintainers = Maintainers
browse-list-keywords = Keywords
browse-list-licenses = Licenses
browse-list-groups = Groups
browse-list-maintainer = Packages of { $name }
browse-list-keyword = Keyword: { $name }
browse-list-license = License: { $name }
browse-list-group = Group: { $name }
browse-note-name = In the order of names.
browse-note-popular = Highest popularity first.
browse-note-added = Newest first.
browse-note-updated = Latest update first.
browse-note-orphans = Nobody maintains these. Most votes first.
browse-note-outdated = Flagged for the longest time first.
browse-note-maintainers = In the order of names, each with the number of packages maintained or co-maintained.
browse-note-keywords = In the order of names. Keywords of fewer than five packages are found by the search.
browse-note-licenses = In the order of names, each with the number of its packages.
browse-note-groups = In the order of names, each with the number of its packages.
browse-note-maintainer = In the order of names.
browse-note-keyword = Most votes first.
browse-note-license = Most votes first.
browse-note-group = Most votes first.
column-added = Submitted
column-flagged = Flagged
home-browse = Browse all packages

## What is made on request

status-heading = State of the data
status-as-of = Data as of
status-release = Release / index
status-text = Pages are made from the registry's tables. A page that is older than this time has not changed since it was made.
more-feed = Feed
more-json = As JSON
more-badge = Badge

## Statistics page

browse-list-statistics = Statistics
statistics-charts = Charts
statistics-description = The registry in numbers and charts.
statistics-note = Package bases are counted, each once; for licenses packages, for comments the comments themselves.
chart-added-years = First submitted, by year
chart-added-months = First submitted, by month
chart-updated-years = Last updated, by year
chart-comments-years = Comments, by year
chart-votes = By number of votes
chart-maintained = Maintainers by number of package bases
chart-licenses = The most common licenses
chart-numbers = Numbers

## Graph and comparison

more-graph = Graph
more-compare = Compare
graph-heading = Dependency graph
graph-needs = Needs, directly or not
graph-outside = Names from outside the AUR
graph-direct = Needed directly by
graph-needed = Needed, directly or not, by
graph-note = Dependencies at run time. What is needed stands to the right, what needs it to the left; columns end after a few boxes.
graph-cycles = Dashed lines are part of a cycle.
compare-heading = Compare two packages
compare-first = First package
compare-second = Second package
compare-go = Compare
compare-missing = There is no package { $name }.
compare-common = Dependencies of both
compare-only = Only of { $name }
compare-provides = Provides
compare-conflicts = Conflicts

# The description of the RPC, at /rpc.
rpc-title = RPC interface
rpc-heading = RPC interface, version 5
rpc-intro-html = Programs can look up and search packages here and get JSON. The interface only reads: it needs no account and no key, and pages of other sites may call it. A machine-readable description is in <a href="/openapi.json">openapi.json</a>. To have everything at once, take the <a href="/packages-meta-v1.json.gz">archive of all packages</a> instead of asking for each.
rpc-addresses = Addresses
rpc-request = Request
rpc-answer = Answer
rpc-one = one package
rpc-several = several packages, in the order asked
rpc-info-post-html = the same; the body is a form with <code>arg[]</code>, or JSON:
rpc-search = all packages that match
rpc-search-post-html = the same; the body is a form with <code>arg</code> and <code>by</code>, or JSON:
rpc-suggest = up to 20 package names that begin so
rpc-suggest-base = up to 20 names of package bases that begin so
rpc-older-html = the older form of all of these; <code>POST /rpc</code> takes the same as a form
rpc-types-html = In the older form TYPE is <code>info</code> (or <code>multiinfo</code>), <code>search</code>, <code>msearch</code> (packages of a maintainer), <code>suggest</code> or <code>suggest-pkgbase</code>. In addresses a <code>+</code> stands for itself and a space is <code>%20</code>; in the body of a form <code>+</code> is a space and a plus is <code>%2B</code>.
rpc-fields = Fields of a search
rpc-by-name-desc-html = The name or the description contains the text. This is what is searched when <code>by</code> is absent.
rpc-by-name = The name contains the text.
rpc-by-maintainer = The user maintains the package; without a text, packages that nobody maintains.
rpc-by-people = The user submitted it first, or is a co-maintainer.
rpc-by-labels = It has this keyword, or is in this group.
rpc-by-depends = It has this dependency, whatever version it asks for.
rpc-by-conflicts = It names this package there.
rpc-by-provides = It provides this name, or bears it.
rpc-fields-note-html = Case does not matter. The text is one piece, spaces included, and <code>%</code> and <code>_</code> mean themselves. A text of less than two characters is refused, except for a maintainer.
rpc-answers = Answers
rpc-answers-note-html = An answer is an object with <code>resultcount</code>, <code>results</code>, <code>type</code> and <code>version</code>. A suggestion is a plain list of names. A name that does not exist is just not among the results. The results of a search come in the order of their <code>ID</code>.
rpc-key = Key of a result
rpc-value = Value
rpc-every-result = In every result
rpc-info-only-html = Only in answers to <code>info</code>
rpc-id = number of the package, which changes with each push; name; version with release
rpc-base = number and name of the package base
rpc-description-html = text, or <code>null</code>
rpc-votes = count of votes; sum of the votes, each counting less with its age
rpc-outdated-html = when it was flagged, in seconds since 1970, or <code>null</code>
rpc-maintainer-html = user name, or <code>null</code> for an orphan
rpc-times = seconds since 1970
rpc-path = path of the snapshot of the package base
rpc-submitter-html = user name, or <code>null</code>
rpc-lists = lists, possibly empty
rpc-pending = count of open requests on the package base
rpc-relations = lists; the key is absent when there is nothing in it
rpc-errors = Errors
rpc-errors-note-html = A request that is understood but refused is answered with status 200 and an object whose <code>type</code> is <code>error</code> and whose <code>error</code> says why; <code>results</code> is then an empty list. Success never has the key <code>error</code>.
rpc-error-version-html = <code>v</code> must be 5
rpc-error-type = the type or the field is none of those above
rpc-error-small = a search needs two characters
rpc-error-many = there are more than 5,000; search for something narrower
rpc-errors-status = A version that is no number, and a body that cannot be read, are answered with status 400; a body of more than 1 MiB with 413.
rpc-client = Being a good client
rpc-client-many-html = Ask for many packages in one <code>info</code>, up to 5,000, rather than in many requests.
rpc-client-etag-html = Keep the <code>ETag</code> and send it as <code>If-None-Match</code>: an unchanged answer is then 304 and empty.
rpc-client-gzip-html = Send <code>Accept-Encoding: gzip</code>.
rpc-client-wait-html = After status 503 wait as long as <code>Retry-After</code> says.
rpc-callback-html = With <code>callback=NAME</code> in the older form the answer is a script that calls <code>NAME</code> with it. The name has up to 128 letters, digits and the characters <code>( ) _ .</code>
rpc-examples = Examples
