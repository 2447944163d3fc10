# German. What is missing here is shown in English.

language-name = Deutsch
date = { $day }.{ $month }.{ $year }
date-time = { $day }.{ $month }.{ $year }, { $hour }:{ $minute } ({ $zone })
number-group = .
number-decimal = ,

## Around every page

skip-to-content = Zum Inhalt
arch-home = Startseite
arch-packages = Pakete
arch-forums = Foren
arch-wiki = Wiki
arch-gitlab = GitLab
arch-security = Sicherheit
arch-download = Download
nav-home = AUR-Startseite
nav-packages = Pakete
nav-register = Registrieren
nav-login = Anmelden
feed-newest = RSS der neuesten Pakete
feed-modified = RSS der geänderten Pakete
feed-deleted = RSS der gelöschten Pakete
opensearch-title = AUR-Pakete
search-packages = Pakete suchen
search-button = Suchen
theme-switch = Helle oder dunkle Farben
mirror-notice = Dies ist eine Kopie nur zum Lesen, erstellt aus dem öffentlichen Paketarchiv von
mirror-more = Kommentare, Anträge und Konten gibt es nur dort.
mirror-date = Die neueste Änderung darin ist vom { $date }.
disclaimer-short = AUR-Pakete werden von Benutzern erstellt. Du verwendest sie auf eigene Gefahr.
about-site = Statische Seiten von aurpress; Konten, Stimmen und Kommentare verwaltet
language-choose = Sprache
language-button = Wechseln
none = Keine Angabe
copy = Kopieren
copied = Kopiert

## Keyboard

keys-title = Tastatur
keys-search = suchen
keys-walk = nächster und voriger Treffer oder Kommentar
keys-jump = Abhängigkeiten und Kommentare
keys-copy = Befehl zum Klonen kopieren
keys-theme = helle oder dunkle Farben
keys-help = diese Übersicht
keys-on = Diese Tasten benutzen
keys-close = Schließen

## Packages and package bases

package-details = Paketdetails:
base-details = Details der Paketbasis:
mark-orphan = Verwaist: Niemand betreut dieses Paket
mark-outdated = Seit dem { $date } als veraltet markiert
mark-handed = In neuen Händen: Diese Version hat { $user } gepackt, betreut das Paket jetzt aber nicht
vital-maintainer = Betreuer
vital-nobody = niemand
vital-updated = Aktualisiert
vital-votes = Stimmen
votes-history = Stimmen nach Jahr
vital-popularity = Beliebtheit
vital-needs = Hängt ab von
vital-required = Benötigt von
vital-packages = Pakete
actions = Paketaktionen
action-pkgbuild = PKGBUILD ansehen
action-changes = Änderungen ansehen
action-snapshot = Snapshot herunterladen
action-wiki = Im Wiki suchen
action-flagged = Als veraltet markiert ({ $date })
action-requests =
    { $count ->
        [one] { $count } offener Antrag
       *[other] { $count } offene Anträge
    }
action-login = Anmelden zum Abstimmen, Markieren, Kommentieren
field-clone = Adresse für git clone:
read-only = (nur Lesezugriff)
field-base = Paketbasis:
field-description = Beschreibung:
field-url = Projektseite:
field-keywords = Schlagwörter:
field-licenses = Lizenzen:
field-groups = Gruppen:
field-conflicts = Konflikte:
field-provides = Stellt bereit:
field-replaces = Ersetzt:
field-submitter = Eingereicht von:
field-maintainer = Betreuer:
field-packager = Zuletzt gepackt von:
field-votes = Stimmen:
field-popularity = Beliebtheit:
field-submitted = Zuerst eingereicht:
field-updated = Zuletzt aktualisiert:
heading-dependencies = Abhängigkeiten ({ $number })
heading-required = Benötigt von ({ $number })
heading-sources = Quellen ({ $number })
heading-packages = Pakete ({ $number })
list-show-more = Noch { $count } zeigen
list-show-all = Alle { $count } ansehen
dependency-kind-make = zum Bauen
dependency-kind-check = zum Testen
dependency-kind-optional = optional
dependency-requires = (benötigt { $name })
base-view-package = Details zum Paket { $name } ansehen

## Comments

comments = Kommentare
comments-pinned = Angeheftete Kommentare
comments-latest = Neueste Kommentare
comments-feed = Feed der Kommentare
comments-all-pages =
    { $count ->
        [one] { $count } Kommentar, Seite
       *[other] Alle { $count } Kommentare, Seite
    }
comments-on = Kommentare zu
comments-page-title = { $base }: Kommentare, Seite { $number }
comments-page-of = Seite { $number } von { $pages }; auf Seite 1 stehen die ältesten Kommentare.
comment-header = { $user } schrieb am { $date }
comment-edited = (bearbeitet am { $date } von { $user })
comment-deleted-account = <gelöschtes Konto>

## Flag comment

flag-title = Begründung der Markierung
flag-heading = Warum als veraltet markiert:
flag-by-html = <strong>{ $user }</strong> hat <strong>{ $base }</strong> am <strong>{ $date }</strong> aus folgendem Grund als veraltet markiert:
flag-by-nobody-html = Jemand, dessen Konto nicht mehr besteht, hat <strong>{ $base }</strong> am <strong>{ $date }</strong> aus folgendem Grund als veraltet markiert:
flag-return = Zurück zu den Details

## Home

home-title = Startseite
home-heading = AUR-Startseite
home-description = Die Pakete des Arch Linux User Repository suchen und ansehen.
home-welcome-html = Willkommen im AUR, wo Benutzer von Arch Linux Bauskripte für Pakete teilen. Bevor du eines benutzt oder einsendest, lies die <a href="https://wiki.archlinux.org/title/AUR_User_Guidelines">Hinweise für Benutzer</a>; bevor du eines einreichst, die <a href="https://wiki.archlinux.org/title/AUR_submission_guidelines">Regeln zum Einreichen</a> und die <a href="https://wiki.archlinux.org/title/Arch_Packaging_Standards">Paketstandards</a>.
home-disclaimer-html = <strong>Haftungsausschluss:</strong> AUR-Pakete werden von Benutzern erstellt. Du verwendest sie auf eigene Gefahr.
home-learn = Mehr über das AUR
home-search = Paketsuche
home-updates = Neueste Aktualisierungen
home-more = Alle Aktualisierungen
home-feed-new = Feed neuer Pakete
home-feed-updates = Feed der Aktualisierungen
home-feed-deleted = Feed der Löschungen
home-statistics = Statistik
home-requests-heading = Anträge zu Paketen
home-requests-html = Drei Arten von Anträgen lassen sich nach dem Anmelden auf der Seite eines Pakets stellen: es <strong>für verwaist zu erklären</strong>, wenn sein Betreuer auf eine Markierung als veraltet nicht reagiert, es zu <strong>löschen</strong> oder es mit einem anderen <strong>zusammenzuführen</strong>. Besprochen werden sie auf der Liste <a href="https://lists.archlinux.org/mailman3/lists/aur-requests.lists.archlinux.org/">aur-requests</a>.
home-submit-heading = Pakete einreichen
home-submit-html = Pakete werden mit git über SSH übertragen. Das Wiki erklärt es unter <a href="https://wiki.archlinux.org/title/AUR_submission_guidelines">Pakete einreichen</a>.
home-discussion-heading = Diskussion
home-discussion-html = Über Pakete spricht man auf der Liste <a href="https://lists.archlinux.org/mailman3/lists/aur-general.lists.archlinux.org/">aur-general</a>, über die Entwicklung der Website auf <a href="https://lists.archlinux.org/mailman3/lists/aur-dev.lists.archlinux.org/">aur-dev</a>.
home-bugs-heading = Fehler melden
home-bugs-html = Ein Fehler in einem Paket gehört in einen Kommentar auf dessen Seite. Ein Fehler im AUR selbst gehört in dessen <a href="https://gitlab.archlinux.org/archlinux/aurweb/-/issues">Fehlerverwaltung</a>.
column-package = Paket
column-updated = Aktualisiert
statistics-packages = Pakete
statistics-orphans = Verwaiste Pakete
statistics-added-week = In den letzten 7 Tagen hinzugekommen
statistics-updated-week = In den letzten 7 Tagen aktualisiert
statistics-updated-year = In den letzten 12 Monaten aktualisiert
statistics-never-updated = Nie aktualisiert
statistics-users = Registrierte Benutzer
statistics-maintainers = Package Maintainer

## Search

search-title = Pakete
search-criteria = Suchkriterien
search-keywords = Suchbegriffe
search-by = Suchen nach
search-outdated = Veraltet
search-sort = Sortieren nach
search-order = Reihenfolge
search-per-page = Pro Seite
search-option-name-description = Name, Beschreibung
search-option-name-only = Nur Name
search-option-package-base = Paketbasis
search-option-exact-name = Genauer Name
search-option-exact-package-base = Genaue Paketbasis
search-option-keywords = Schlagwörter
search-option-maintainer = Betreuer
search-option-co-maintainer = Mitbetreuer
search-option-maintainer-co-maintainer = Betreuer, Mitbetreuer
search-option-submitter = Einreicher
search-option-all = Alle
search-option-flagged = Markiert
search-option-not-flagged = Nicht markiert
search-option-name = Name
search-option-votes = Stimmen
search-option-popularity = Beliebtheit
search-option-voted = Abgestimmt
search-option-notify = Benachrichtigung
search-option-last-modified = Zuletzt geändert
search-option-ascending = Aufsteigend
search-option-descending = Absteigend
search-go = Los
search-orphans = Verwaiste
search-results = Treffer
search-none = Kein Paket passt zu dieser Suche.
search-found =
    { $count ->
        [one] { $count } Paket gefunden.
       *[other] { $count } Pakete gefunden.
    }
search-page = Seite { $number } von { $pages }.
search-table = Tabelle der Pakete
column-name = Name
column-version = Version
column-votes = Stimmen
column-popularity = Beliebtheit
column-description = Beschreibung
column-maintainer = Betreuer
column-modified = Aktualisiert
popularity-help = Jede Stimme zählt mit jedem Tag seit ihrer Abgabe 2 % weniger; die Beliebtheit ist die Summe.
orphan = verwaist
pager = Seiten
pager-first = Erste
pager-previous = Vorige
pager-next = Nächste
pager-last = Letzte

## Ranked search, its help, providers

find-label = Namen, Beschreibungen, Schlagwörter, Personen
find-help = So sucht man
find-fields = Nach Feldern suchen
find-best = Bester Treffer
find-meant = Meintest du
find-stale = Die Pakete haben sich seit der vorigen Seite geändert: Einige können doppelt oder gar nicht erscheinen.
find-narrow = Eingrenzen
find-license = Lizenz
find-group = Gruppe
find-state = Zustand
find-outdated = veraltet
find-needing = Braucht { $name }
find-needing-run = zum Laufen
find-needing-build = zum Bauen
find-needing-check = zum Testen
find-needing-optional = optional
find-near = Pakete mit ähnlichen Namen
find-official = In den offiziellen Paketquellen
find-offline = Der Server antwortet nicht. Diese Treffer stammen aus einer Kopie der Namen und Beschreibungen.
find-note-guessed = Kein Paket enthält diese Wörter so, wie sie eingegeben sind; diese enthalten ähnliche.
find-note-some = Kein Paket enthält alle diese Wörter; diese enthalten einige davon.
find-note-characters = Nur die ersten { $count } Zeichen werden gesucht.
find-note-pieces = Nur die ersten { $count } Wörter und Bedingungen werden gesucht.
find-note-field = „{ $typed }“ wird als Text gesucht: Ein solches Feld gibt es nicht.
find-note-votes = „{ $typed }“ wird als Text gesucht: votes: verlangt eine Zahl, etwa votes:>10.
find-note-popularity = „{ $typed }“ wird als Text gesucht: popularity: verlangt eine Zahl, etwa popularity:>1.5.
find-note-date = „{ $typed }“ wird als Text gesucht: updated: verlangt ein Datum, etwa updated:>2026-01-31.
find-note-state = „{ $typed }“ wird als Text gesucht: is: verlangt orphan, maintained, outdated oder current.
find-note-regex = „{ $typed }“ wird als Text gesucht: Es ist kein gültiger regulärer Ausdruck.
find-note-regex-length = „{ $typed }“ wird als Text gesucht: Der reguläre Ausdruck ist zu lang.
find-note-regex-cost = „{ $typed }“ wird als Text gesucht: Der reguläre Ausdruck ist zu aufwendig.
find-note-patterns = „{ $typed }“ wird als Text gesucht: Eine Suche darf höchstens vier Muster und reguläre Ausdrücke enthalten.
resolve-title = Wer es bereitstellt
resolve-intro = Namen von Abhängigkeiten, mit oder ohne Versionsbedingung, und die Pakete, die sie erfüllen: java-runtime>=17, libfoo.so=3-64.
resolve-label = Abhängigkeit
resolve-none = Kein Paket stellt es bereit.
resolve-more =
    { $count ->
        [one] { $count } weiteres wird nicht gezeigt.
       *[other] { $count } weitere werden nicht gezeigt.
    }
resolve-provides = Stellt bereit
resolve-satisfies = Bedingung erfüllt
resolve-yes = ja
resolve-no = nein
resolve-unknown = hier nicht bekannt
help-title = So sucht man
help-intro = Gib ein, was du suchst. Was sich nicht als Bedingung lesen lässt, wird als Text gesucht.
help-typed = Eingabe
help-found = Findet
help-words = Pakete, die beide Wörter irgendwo enthalten; vertippte Wörter werden erraten
help-phrase = diese Wörter hintereinander, im Namen oder in der Beschreibung
help-without = Pakete ohne dies; möglich vor jedem Wort und jeder Bedingung
help-beginning = Namen und Wörter, die so beginnen
help-pattern = ganze Namen; * steht für beliebige Zeichen, ? für eines
help-regex = Namen, auf die dieser reguläre Ausdruck passt
help-texts = Pakete mit diesem Text im Namen oder in der Beschreibung
help-people = Pakete dieser Person
help-relations = Pakete mit genau diesem Namen in dieser Rolle; mit * am Ende alles, was so beginnt
help-depends = Pakete, die es brauchen, gleich wozu
help-depends-kind = solche, die es zum Laufen, zum Bauen, zum Testen oder optional brauchen
help-requiredby = wovon jenes Paket abhängt
help-labels = Pakete mit dieser Angabe oder einer, die so beginnt
help-state = Pakete in diesem Zustand
help-numbers = Vergleiche mit >, >=, <, <= und =
help-dates = Pakete, die vor oder nach einem Tag, Monat oder Jahr aktualisiert wurden
help-order-heading = Was zuerst kommt
help-order = Das Paket mit genau diesem Namen, dann Namen, die mit den Wörtern beginnen, dann das, wofür Wörter, Beschreibung, Stimmen und die Abhängigkeiten anderer Pakete sprechen. Varianten wie -bin und -git stehen bei ihrem Stammpaket. Vermutungen kommen zuletzt.
help-programs-html = Programme finden dasselbe unter <code>/api/v1/search</code>, beschrieben in <a href="/openapi.json">openapi.json</a>.
offline-intro = Gesucht wird auf dem Server; solange er nicht antwortet, in einer Kopie der Namen und Beschreibungen, die dein Browser einmal lädt.

## Accounts

accounts = Konten
accounts-text = Um Angaben zu Benutzern zu sehen, musst du angemeldet sein.
accounts-log-in = Bei aurweb anmelden
account-log-in = Anmelden
account-register = Registrieren
account-reset = Passwort zurücksetzen
login-text = Diese Seiten sind zum Lesen da. Konten, Stimmen, Kommentare und Anträge verwaltet aurweb.
login-go = { $action } auf { $site }

## Errors

not-found-title = Nicht gefunden
not-found-heading = Seite nicht gefunden
not-found-text = Unter dieser Adresse gibt es keine Seite.
not-found-git = Die Adresse eines Git-Repositorys ist für git da, nicht für einen Browser.
not-found-clone = Das Paket bekommst du mit
not-found-read = Mehr darüber steht bei der
not-found-base = Paketbasis { $name }.
not-found-search = Pakete suchen
unavailable-heading = Dienst nicht verfügbar
unavailable-text = Dieser Teil der Website kann gerade nicht antworten; versuche es in ein paar Minuten erneut.
unavailable-files-html = Die Seiten der Pakete sind weiter erreichbar: Ein Paket liegt unter <code>/packages/NAME</code>. Alle Namen stehen in <a href="/packages.gz">packages.gz</a>, alle Metadaten in <a href="/packages-meta-v1.json.gz">packages-meta-v1.json.gz</a>.

## Lists

nav-browse = Stöbern
browse-heading = Stöbern
browse-description = Pakete nach Name, Beliebtheit, Alter und Zustand, nach Schlagwort, Lizenz, Gruppe und Betreuer.
browse-by-name = Nach Anfangsbuchstabe
browse-other = andere
browse-by-rank = Nach Rang und Zustand
browse-as-of = Diese Listen entstehen, wenn das ganze Verzeichnis gelesen wird; die Seite eines Pakets kann neuer sein.
browse-page = Seite { $number } von { $pages }
browse-contents = Was auf welcher Seite steht
browse-found =
    { $count ->
        [one] { $count } Paket.
       *[other] { $count } Pakete.
    }
browse-names =
    { $count ->
        [one] { $count } Eintrag.
       *[other] { $count } Einträge.
    }
browse-seconded =
    { $count ->
        [one] { $count } davon, am Ende der Liste, wird mitbetreut.
       *[other] { $count } davon, am Ende der Liste, werden mitbetreut.
    }
browse-shown =
    { $count ->
        [one] Das erste ist aufgeführt.
       *[other] Die ersten { $count } sind aufgeführt.
    }
browse-search = Alle durchsuchen
browse-list-name = Pakete: { $name }
browse-list-popular = Am beliebtesten
browse-list-added = Neue Pakete
browse-list-updated = Zuletzt aktualisiert
browse-list-orphans = Verwaist
browse-list-outdated = Veraltet
browse-list-maintainers = Betreuer
browse-list-keywords = Schlagwörter
browse-list-licenses = Lizenzen
browse-list-groups = Gruppen
browse-list-maintainer = Pakete von { $name }
browse-list-keyword = Schlagwort: { $name }
browse-list-license = Lizenz: { $name }
browse-list-group = Gruppe: { $name }
browse-note-name = Nach Namen geordnet.
browse-note-popular = Die beliebtesten zuerst.
browse-note-added = Die neuesten zuerst.
browse-note-updated = Die jüngste Aktualisierung zuerst.
browse-note-orphans = Niemand betreut diese Pakete. Die mit den meisten Stimmen zuerst.
browse-note-outdated = Am längsten markierte zuerst.
browse-note-maintainers = Nach Namen geordnet, jeweils mit der Zahl der betreuten und mitbetreuten Pakete.
browse-note-keywords = Nach Namen geordnet. Schlagwörter von weniger als fünf Paketen findet die Suche.
browse-note-licenses = Nach Namen geordnet, jeweils mit der Zahl der Pakete.
browse-note-groups = Nach Namen geordnet, jeweils mit der Zahl der Pakete.
browse-note-maintainer = Nach Namen geordnet.
browse-note-keyword = Die mit den meisten Stimmen zuerst.
browse-note-license = Die mit den meisten Stimmen zuerst.
browse-note-group = Die mit den meisten Stimmen zuerst.
column-added = Eingereicht
column-flagged = Markiert
home-browse = In allen Paketen stöbern

## What is made on request

status-heading = Stand der Daten
status-as-of = Daten vom
status-release = Ausgabe / Index
status-text = Die Seiten werden aus den Tabellen des Verzeichnisses erstellt. Eine Seite, die älter ist als dieser Zeitpunkt, hat sich seit ihrer Erstellung nicht geändert.
more-feed = Feed
more-json = Als JSON
more-badge = Abzeichen

## Statistics page

browse-list-statistics = Statistik
statistics-charts = Diagramme
statistics-description = Das Verzeichnis in Zahlen und Diagrammen.
statistics-note = Gezählt sind Paketbasen, jede einmal; bei Lizenzen Pakete, bei Kommentaren die Kommentare selbst.
chart-added-years = Zuerst eingereicht, nach Jahr
chart-added-months = Zuerst eingereicht, nach Monat
chart-updated-years = Zuletzt aktualisiert, nach Jahr
chart-comments-years = Kommentare, nach Jahr
chart-votes = Nach Zahl der Stimmen
chart-maintained = Betreuer nach Zahl ihrer Paketbasen
chart-licenses = Die häufigsten Lizenzen
chart-numbers = Zahlen

## Graph and comparison

more-graph = Graph
more-compare = Vergleichen
graph-heading = Abhängigkeitsgraph
graph-needs = Braucht, direkt oder indirekt
graph-outside = Namen von außerhalb des AUR
graph-direct = Direkt benötigt von
graph-needed = Direkt oder indirekt benötigt von
graph-note = Abhängigkeiten zur Laufzeit. Was benötigt wird, steht rechts, was davon abhängt, links; Spalten enden nach einigen Kästen.
graph-cycles = Gestrichelte Linien gehören zu einem Zyklus.
compare-heading = Zwei Pakete vergleichen
compare-first = Erstes Paket
compare-second = Zweites Paket
compare-go = Vergleichen
compare-missing = Es gibt kein Paket { $name }.
compare-common = Gemeinsame Abhängigkeiten
compare-only = Nur von { $name }
compare-provides = Stellt bereit
compare-conflicts = Konflikte

rpc-title = RPC-Schnittstelle
rpc-heading = RPC-Schnittstelle, Version 5
rpc-intro-html = Programme können hier Pakete nachschlagen und suchen und bekommen JSON. Die Schnittstelle liest nur: Sie braucht weder Konto noch Schlüssel, und Seiten anderer Websites dürfen sie aufrufen. Eine maschinenlesbare Beschreibung steht in <a href="/openapi.json">openapi.json</a>. Wer alles auf einmal haben will, nimmt das <a href="/packages-meta-v1.json.gz">Archiv aller Pakete</a>, statt jedes einzeln abzufragen.
rpc-addresses = Adressen
rpc-request = Anfrage
rpc-answer = Antwort
rpc-one = ein Paket
rpc-several = mehrere Pakete, in der Reihenfolge der Anfrage
rpc-info-post-html = dasselbe; der Rumpf ist ein Formular mit <code>arg[]</code> oder JSON:
rpc-search = alle passenden Pakete
rpc-search-post-html = dasselbe; der Rumpf ist ein Formular mit <code>arg</code> und <code>by</code> oder JSON:
rpc-suggest = bis zu 20 Paketnamen, die so beginnen
rpc-suggest-base = bis zu 20 Namen von Paketbasen, die so beginnen
rpc-older-html = die ältere Form von all dem; <code>POST /rpc</code> nimmt dasselbe als Formular entgegen
rpc-types-html = In der älteren Form ist TYPE <code>info</code> (oder <code>multiinfo</code>), <code>search</code>, <code>msearch</code> (Pakete eines Betreuers), <code>suggest</code> oder <code>suggest-pkgbase</code>. In Adressen steht ein <code>+</code> für sich selbst, und ein Leerzeichen ist <code>%20</code>; im Rumpf eines Formulars ist <code>+</code> ein Leerzeichen und ein Plus <code>%2B</code>.
rpc-fields = Felder einer Suche
rpc-by-name-desc-html = Der Name oder die Beschreibung enthält den Text. So wird gesucht, wenn <code>by</code> fehlt.
rpc-by-name = Der Name enthält den Text.
rpc-by-maintainer = Diese Person betreut das Paket; ohne Text: Pakete, die niemand betreut.
rpc-by-people = Diese Person hat es zuerst eingereicht oder betreut es mit.
rpc-by-labels = Es hat dieses Schlagwort oder gehört zu dieser Gruppe.
rpc-by-depends = Es hat diese Abhängigkeit, gleich welche Version es verlangt.
rpc-by-conflicts = Es nennt dieses Paket an dieser Stelle.
rpc-by-provides = Es stellt diesen Namen bereit oder trägt ihn.
rpc-fields-note-html = Groß- und Kleinschreibung spielt keine Rolle. Der Text gilt als Ganzes, samt Leerzeichen, und <code>%</code> und <code>_</code> stehen für sich selbst. Ein Text von weniger als zwei Zeichen wird abgelehnt, außer bei der Suche nach einem Betreuer.
rpc-answers = Antworten
rpc-answers-note-html = Eine Antwort ist ein Objekt mit <code>resultcount</code>, <code>results</code>, <code>type</code> und <code>version</code>. Ein Vorschlag ist eine einfache Liste von Namen. Ein Name, den es nicht gibt, fehlt einfach in den Ergebnissen. Die Ergebnisse einer Suche stehen in der Reihenfolge ihrer <code>ID</code>.
rpc-key = Schlüssel eines Ergebnisses
rpc-value = Wert
rpc-every-result = In jedem Ergebnis
rpc-info-only-html = Nur in Antworten auf <code>info</code>
rpc-id = Nummer des Pakets, die sich bei jedem Push ändert; Name; Version mit Release-Nummer
rpc-base = Nummer und Name der Paketbasis
rpc-description-html = Text oder <code>null</code>
rpc-votes = Zahl der Stimmen; Summe der Stimmen, von denen jede mit zunehmendem Alter weniger zählt
rpc-outdated-html = wann es als veraltet markiert wurde, in Sekunden seit 1970, oder <code>null</code>
rpc-maintainer-html = Benutzername oder <code>null</code> bei verwaisten Paketen
rpc-times = Sekunden seit 1970
rpc-path = Pfad des Snapshots der Paketbasis
rpc-submitter-html = Benutzername oder <code>null</code>
rpc-lists = Listen, auch leere
rpc-pending = Zahl der offenen Anträge zur Paketbasis
rpc-relations = Listen; der Schlüssel fehlt, wenn die Liste leer ist
rpc-errors = Fehler
rpc-errors-note-html = Eine Anfrage, die verstanden, aber abgelehnt wird, bekommt Status 200 und ein Objekt, dessen <code>type</code> <code>error</code> ist und dessen <code>error</code> den Grund nennt; <code>results</code> ist dann eine leere Liste. Bei Erfolg gibt es den Schlüssel <code>error</code> nie.
rpc-error-version-html = <code>v</code> muss 5 sein
rpc-error-type = Art oder Feld gehört nicht zu den oben genannten
rpc-error-small = eine Suche braucht mindestens zwei Zeichen
rpc-error-many = es sind mehr als 5.000; suche genauer
rpc-errors-status = Eine Version, die keine Zahl ist, und ein Rumpf, der sich nicht lesen lässt, bekommen Status 400; ein Rumpf von mehr als 1 MiB bekommt 413.
rpc-client = So verhält sich ein guter Client
rpc-client-many-html = Frage nach vielen Paketen, bis zu 5.000, in einem einzigen <code>info</code> statt in vielen Anfragen.
rpc-client-etag-html = Behalte den <code>ETag</code> und sende ihn als <code>If-None-Match</code>: Eine unveränderte Antwort ist dann 304 und leer.
rpc-client-gzip-html = Sende <code>Accept-Encoding: gzip</code>.
rpc-client-wait-html = Warte nach Status 503 so lange, wie <code>Retry-After</code> sagt.
rpc-callback-html = Mit <code>callback=NAME</code> in der älteren Form ist die Antwort ein Skript, das <code>NAME</code> mit ihr aufruft. Der Name besteht aus bis zu 128 Buchstaben, Ziffern und den Zeichen <code>( ) _ .</code>
rpc-examples = Beispiele
