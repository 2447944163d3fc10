# French. What is missing here is shown in English.
# Spaces before : ; and % and inside « » do not break; those before ; and % are narrow.

language-name = Français
date = { $day }/{ $month }/{ $year }
date-time = { $day }/{ $month }/{ $year } { $hour }:{ $minute } ({ $zone })
number-group = { " " }
number-decimal = ,

## Around every page

skip-to-content = Aller au contenu
arch-home = Accueil
arch-packages = Paquets
arch-forums = Forums
arch-wiki = Wiki
arch-gitlab = GitLab
arch-security = Sécurité
arch-download = Télécharger
nav-home = Accueil AUR
nav-packages = Paquets
nav-register = S’inscrire
nav-login = Se connecter
feed-newest = RSS des nouveaux paquets
feed-modified = RSS des paquets modifiés
feed-deleted = RSS des paquets supprimés
opensearch-title = Paquets AUR
search-packages = Chercher des paquets
search-button = Chercher
theme-switch = Couleurs claires ou sombres
mirror-notice = Ceci est une copie en lecture seule, faite à partir de l’archive publique des paquets de
mirror-more = Les commentaires, les requêtes et les comptes ne se trouvent que là-bas.
mirror-date = Sa modification la plus récente date du { $date }.
disclaimer-short = Les paquets AUR sont faits par les utilisateurs. Vous les utilisez à vos propres risques.
about-site = Pages statiques par aurpress ; comptes, votes et commentaires sont gérés par
language-choose = Langue
language-button = Changer
none = Aucun
copy = Copier
copied = Copié

## Keyboard

keys-title = Clavier
keys-search = chercher
keys-walk = résultat ou commentaire suivant et précédent
keys-jump = dépendances et commentaires
keys-copy = copier la commande de clonage
keys-theme = couleurs claires ou sombres
keys-help = cette liste
keys-on = Utiliser ces touches
keys-close = Fermer

## Packages and package bases

package-details = Détails du paquet :
base-details = Détails du paquet de base :
mark-orphan = Orphelin : personne ne maintient ce paquet
mark-outdated = Signalé comme périmé depuis le { $date }
mark-handed = Nouvelles mains : cette version a été empaquetée par { $user }, qui ne maintient pas le paquet actuellement
vital-maintainer = Mainteneur
vital-nobody = personne
vital-updated = Mis à jour
vital-votes = Votes
votes-history = Votes par année
vital-popularity = Popularité
vital-needs = Dépend de
vital-required = Requis par
vital-packages = Paquets
actions = Actions
action-pkgbuild = Voir le PKGBUILD
action-changes = Voir les modifications
action-snapshot = Télécharger l’instantané
action-wiki = Chercher dans le wiki
action-flagged = Signalé comme périmé ({ $date })
action-requests =
    { $count ->
        [one] { $count } requête en attente
        [many] { $count } de requêtes en attente
       *[other] { $count } requêtes en attente
    }
action-login = Se connecter pour voter, signaler ou commenter
field-clone = URL pour git clone :
read-only = (lecture seule)
field-base = Paquet de base :
field-description = Description :
field-url = Site du projet :
field-keywords = Mots-clés :
field-licenses = Licences :
field-groups = Groupes :
field-conflicts = Conflits :
field-provides = Fournit :
field-replaces = Remplace :
field-submitter = Soumis par :
field-maintainer = Mainteneur :
field-packager = Dernier empaqueteur :
field-votes = Votes :
field-popularity = Popularité :
field-submitted = Première soumission :
field-updated = Dernière mise à jour :
heading-dependencies = Dépendances ({ $number })
heading-required = Requis par ({ $number })
heading-sources = Sources ({ $number })
heading-packages = Paquets ({ $number })
list-show-more = En afficher { $count } de plus
list-show-all = Voir les { $count }
dependency-kind-make = compilation
dependency-kind-check = tests
dependency-kind-optional = facultative
dependency-requires = (requiert { $name })
base-view-package = Voir les détails du paquet { $name }

## Comments

comments = Commentaires
comments-pinned = Commentaires épinglés
comments-latest = Derniers commentaires
comments-feed = Flux des commentaires
comments-all-pages =
    { $count ->
        [one] { $count } commentaire, page
        [many] Les { $count } de commentaires, page
       *[other] Les { $count } commentaires, page
    }
comments-on = Commentaires sur
comments-page-title = { $base } : commentaires, page { $number }
comments-page-of = Page { $number } sur { $pages } ; la page 1 contient les commentaires les plus anciens.
comment-header = { $user } a commenté le { $date }
comment-edited = (modifié le { $date } par { $user })
comment-deleted-account = <compte supprimé>

## Flag comment

flag-title = Motif du signalement
flag-heading = Motif du signalement comme périmé :
flag-by-html = <strong>{ $user }</strong> a signalé <strong>{ $base }</strong> comme périmé le <strong>{ $date }</strong>, pour la raison suivante :
flag-by-nobody-html = Une personne dont le compte n’existe plus a signalé <strong>{ $base }</strong> comme périmé le <strong>{ $date }</strong>, pour la raison suivante :
flag-return = Retour aux détails

## Home

home-title = Accueil
home-heading = Accueil AUR
home-description = Chercher et consulter les paquets de l’Arch Linux User Repository.
home-welcome-html = Bienvenue sur l’AUR, où les utilisateurs d’Arch Linux partagent des scripts de construction de paquets. Avant d’en utiliser ou d’en envoyer un, lisez les <a href="https://wiki.archlinux.org/title/AUR_User_Guidelines">conseils aux utilisateurs</a> ; avant d’en soumettre un, les <a href="https://wiki.archlinux.org/title/AUR_submission_guidelines">règles de soumission</a> et les <a href="https://wiki.archlinux.org/title/Arch_Packaging_Standards">normes d’empaquetage</a>.
home-disclaimer-html = <strong>Avertissement :</strong> les paquets AUR sont faits par les utilisateurs. Vous les utilisez à vos propres risques.
home-learn = En savoir plus sur l’AUR
home-search = Recherche de paquets
home-updates = Mises à jour récentes
home-more = Toutes les mises à jour
home-feed-new = Flux des nouveaux paquets
home-feed-updates = Flux des mises à jour
home-feed-deleted = Flux des suppressions
home-statistics = Statistiques
home-requests-heading = Requêtes sur les paquets
home-requests-html = Une fois connecté, on peut faire trois sortes de requêtes sur la page d’un paquet : le <strong>rendre orphelin</strong> quand son mainteneur ne réagit pas à un signalement comme périmé, le <strong>supprimer</strong>, ou le <strong>fusionner</strong> avec un autre. On en discute sur la liste <a href="https://lists.archlinux.org/mailman3/lists/aur-requests.lists.archlinux.org/">aur-requests</a>.
home-submit-heading = Soumettre des paquets
home-submit-html = Les paquets sont envoyés avec git par SSH. Le wiki l’explique dans <a href="https://wiki.archlinux.org/title/AUR_submission_guidelines">Soumettre des paquets</a>.
home-discussion-heading = Discussion
home-discussion-html = On parle des paquets sur la liste <a href="https://lists.archlinux.org/mailman3/lists/aur-general.lists.archlinux.org/">aur-general</a>, et du développement du site sur <a href="https://lists.archlinux.org/mailman3/lists/aur-dev.lists.archlinux.org/">aur-dev</a>.
home-bugs-heading = Signaler un bogue
home-bugs-html = Le bogue d’un paquet se signale dans un commentaire sur sa page ; celui de l’AUR lui-même, dans son <a href="https://gitlab.archlinux.org/archlinux/aurweb/-/issues">suivi des tickets</a>.
column-package = Paquet
column-updated = Mis à jour
statistics-packages = Paquets
statistics-orphans = Paquets orphelins
statistics-added-week = Ajoutés ces 7 derniers jours
statistics-updated-week = Mis à jour ces 7 derniers jours
statistics-updated-year = Mis à jour depuis un an
statistics-never-updated = Jamais mis à jour
statistics-users = Utilisateurs inscrits
statistics-maintainers = Package Maintainers

## Search

search-title = Paquets
search-criteria = Critères de recherche
search-keywords = Mots à chercher
search-by = Chercher par
search-outdated = Périmé
search-sort = Trier par
search-order = Ordre
search-per-page = Par page
search-option-name-description = Nom, description
search-option-name-only = Nom seulement
search-option-package-base = Paquet de base
search-option-exact-name = Nom exact
search-option-exact-package-base = Paquet de base exact
search-option-keywords = Mots-clés
search-option-maintainer = Mainteneur
search-option-co-maintainer = Comainteneur
search-option-maintainer-co-maintainer = Mainteneur, comainteneur
search-option-submitter = Auteur de la soumission
search-option-all = Tous
search-option-flagged = Signalés
search-option-not-flagged = Non signalés
search-option-name = Nom
search-option-votes = Votes
search-option-popularity = Popularité
search-option-voted = Voté
search-option-notify = Notification
search-option-last-modified = Dernière modification
search-option-ascending = Croissant
search-option-descending = Décroissant
search-go = OK
search-orphans = Orphelins
search-results = Résultats
search-none = Aucun paquet ne correspond à cette recherche.
search-found =
    { $count ->
        [one] { $count } paquet trouvé.
        [many] { $count } de paquets trouvés.
       *[other] { $count } paquets trouvés.
    }
search-page = Page { $number } sur { $pages }.
search-table = Tableau des paquets
column-name = Nom
column-version = Version
column-votes = Votes
column-popularity = Popularité
column-description = Description
column-maintainer = Mainteneur
column-modified = Mis à jour
popularity-help = Chaque vote compte 2 % de moins par jour écoulé depuis qu’il a été donné ; la popularité est la somme des votes.
orphan = orphelin
pager = Pages
pager-first = Première
pager-previous = Précédente
pager-next = Suivante
pager-last = Dernière

## Ranked search, its help, providers

find-label = Noms, descriptions, mots-clés, personnes
find-help = Comment chercher
find-fields = Chercher par champ
find-best = Meilleure correspondance
find-meant = Vouliez-vous dire
find-stale = Les paquets ont changé depuis la page précédente : certains peuvent apparaître deux fois, ou pas du tout.
find-narrow = Affiner
find-license = Licence
find-group = Groupe
find-state = État
find-outdated = périmé
find-needing = A besoin de { $name }
find-needing-run = pour fonctionner
find-needing-build = pour la compilation
find-needing-check = pour les tests
find-needing-optional = en option
find-near = Paquets aux noms semblables
find-official = Dans les dépôts officiels
find-offline = Le serveur ne répond pas. Ces résultats viennent d’une copie des noms et descriptions.
find-note-guessed = Aucun paquet ne contient ces mots tels qu’ils sont écrits ; ceux-ci contiennent des mots semblables.
find-note-some = Aucun paquet ne contient tous ces mots ; ceux-ci en contiennent certains.
find-note-characters = Seuls les { $count } premiers caractères sont cherchés.
find-note-pieces = Seuls les { $count } premiers mots et conditions sont cherchés.
find-note-field = « { $typed } » est cherché comme du texte : ce champ n’existe pas.
find-note-votes = « { $typed } » est cherché comme du texte : votes: attend un nombre, comme votes:>10.
find-note-popularity = « { $typed } » est cherché comme du texte : popularity: attend un nombre, comme popularity:>1.5.
find-note-date = « { $typed } » est cherché comme du texte : updated: attend une date, comme updated:>2026-01-31.
find-note-state = « { $typed } » est cherché comme du texte : is: attend orphan, maintained, outdated ou current.
find-note-regex = « { $typed } » est cherché comme du texte : ce n’est pas une expression régulière valide.
find-note-regex-length = « { $typed } » est cherché comme du texte : l’expression régulière est trop longue.
find-note-regex-cost = « { $typed } » est cherché comme du texte : l’expression régulière est trop complexe.
find-note-patterns = « { $typed } » est cherché comme du texte : une recherche peut avoir au plus quatre motifs et expressions régulières.
resolve-title = Qui le fournit
resolve-intro = Des noms de dépendances, avec ou sans condition de version, et les paquets qui les satisfont : java-runtime>=17, libfoo.so=3-64.
resolve-label = Dépendance
resolve-none = Aucun paquet ne le fournit.
resolve-more =
    { $count ->
        [one] { $count } autre n’est pas affiché.
        [many] { $count } d’autres ne sont pas affichés.
       *[other] { $count } autres ne sont pas affichés.
    }
resolve-provides = Fournit
resolve-satisfies = Condition remplie
resolve-yes = oui
resolve-no = non
resolve-unknown = inconnu ici
help-title = Comment chercher
help-intro = Écrivez ce que vous cherchez. Ce qui ne se lit pas comme une condition est cherché comme du texte.
help-typed = Saisie
help-found = Trouve
help-words = les paquets qui contiennent les deux mots, n’importe où ; les mots mal tapés sont devinés
help-phrase = ces mots l’un après l’autre, dans le nom ou la description
help-without = les paquets qui ne l’ont pas ; vaut devant tout mot et toute condition
help-beginning = les noms et mots qui commencent ainsi
help-pattern = des noms entiers ; * remplace des caractères quelconques, ? un seul
help-regex = les noms qui correspondent à cette expression régulière
help-texts = les paquets qui ont ce texte dans le nom ou dans la description
help-people = les paquets de cette personne
help-relations = les paquets qui ont exactement ce nom dans ce rôle ; avec * à la fin, tout ce qui commence ainsi
help-depends = les paquets qui en ont besoin, de quelque façon que ce soit
help-depends-kind = ceux qui en ont besoin pour fonctionner, pour la compilation, pour les tests ou en option
help-requiredby = ce dont ce paquet dépend
help-labels = les paquets qui portent cette étiquette, ou une qui commence ainsi
help-state = les paquets dans cet état
help-numbers = comparaisons avec >, >=, <, <= et =
help-dates = les paquets mis à jour avant ou après un jour, un mois ou une année
help-order-heading = Ce qui vient en premier
help-order = Le paquet qui porte exactement ce nom, puis les noms qui commencent par les mots, puis les paquets que favorisent les mots, la description, les votes et les dépendances d’autres paquets. Les variantes comme -bin et -git sont à côté du paquet dont elles dérivent. Les suppositions viennent en dernier.
help-programs-html = Les programmes trouvent la même chose à <code>/api/v1/search</code>, décrit dans <a href="/openapi.json">openapi.json</a>.
offline-intro = La recherche se fait sur le serveur ; tant qu’il ne répond pas, dans une copie des noms et descriptions que votre navigateur charge une fois.

## Accounts

accounts = Comptes
accounts-text = Il faut être connecté pour voir les informations sur les utilisateurs.
accounts-log-in = Se connecter à aurweb
account-log-in = Se connecter
account-register = S’inscrire
account-reset = Réinitialiser le mot de passe
login-text = Ces pages servent à lire. Les comptes, votes, commentaires et requêtes sont gérés par aurweb.
login-go = { $action } sur { $site }

## Errors

not-found-title = Introuvable
not-found-heading = Page introuvable
not-found-text = Il n’y a pas de page à cette adresse.
not-found-git = L’adresse d’un dépôt git est destinée à git, pas à un navigateur.
not-found-clone = Pour obtenir le paquet, lancez
not-found-read = Pour en savoir plus, voyez
not-found-base = le paquet de base { $name }.
not-found-search = Chercher des paquets
unavailable-heading = Service indisponible
unavailable-text = Cette partie du site ne peut pas répondre pour l’instant ; réessayez dans quelques minutes.
unavailable-files-html = Les pages des paquets restent accessibles : un paquet est à <code>/packages/NAME</code>. Tous les noms sont dans <a href="/packages.gz">packages.gz</a>, toutes les métadonnées dans <a href="/packages-meta-v1.json.gz">packages-meta-v1.json.gz</a>.

## Lists

nav-browse = Parcourir
browse-heading = Parcourir
browse-description = Les paquets par nom, popularité, âge et état, par mot-clé, licence, groupe et mainteneur.
browse-by-name = Par première lettre
browse-other = autres
browse-by-rank = Par rang et par état
browse-as-of = Ces listes sont établies quand tout le registre est lu ; la page d’un paquet peut être plus récente.
browse-page = Page { $number } sur { $pages }
browse-contents = Ce que contient chaque page
browse-found =
    { $count ->
        [one] { $count } paquet.
        [many] { $count } de paquets.
       *[other] { $count } paquets.
    }
browse-names =
    { $count ->
        [one] { $count } entrée.
        [many] { $count } d’entrées.
       *[other] { $count } entrées.
    }
browse-seconded =
    { $count ->
        [one] { $count } d’entre eux, en fin de liste, est comaintenu.
        [many] { $count } d’entre eux, en fin de liste, sont comaintenus.
       *[other] { $count } d’entre eux, en fin de liste, sont comaintenus.
    }
browse-shown =
    { $count ->
        [one] Seul le premier est affiché.
        [many] Les { $count } premiers sont affichés.
       *[other] Les { $count } premiers sont affichés.
    }
browse-search = Les chercher tous
browse-list-name = Paquets : { $name }
browse-list-popular = Les plus populaires
browse-list-added = Nouveaux paquets
browse-list-updated = Mis à jour récemment
browse-list-orphans = Orphelins
browse-list-outdated = Périmés
browse-list-maintainers = Mainteneurs
browse-list-keywords = Mots-clés
browse-list-licenses = Licences
browse-list-groups = Groupes
browse-list-maintainer = Paquets maintenus par { $name }
browse-list-keyword = Mot-clé : { $name }
browse-list-license = Licence : { $name }
browse-list-group = Groupe : { $name }
browse-note-name = Par ordre alphabétique.
browse-note-popular = Les plus populaires d’abord.
browse-note-added = Les plus récents d’abord.
browse-note-updated = La mise à jour la plus récente d’abord.
browse-note-orphans = Personne ne maintient ces paquets. Ceux qui ont le plus de votes d’abord.
browse-note-outdated = Ceux signalés depuis le plus longtemps d’abord.
browse-note-maintainers = Par ordre alphabétique, chacun avec le nombre de paquets maintenus ou comaintenus.
browse-note-keywords = Par ordre alphabétique. La recherche trouve les mots-clés de moins de cinq paquets.
browse-note-licenses = Par ordre alphabétique, chacune avec le nombre de ses paquets.
browse-note-groups = Par ordre alphabétique, chacun avec le nombre de ses paquets.
browse-note-maintainer = Par ordre alphabétique.
browse-note-keyword = Ceux qui ont le plus de votes d’abord.
browse-note-license = Ceux qui ont le plus de votes d’abord.
browse-note-group = Ceux qui ont le plus de votes d’abord.
column-added = Soumis le
column-flagged = Signalé le
home-browse = Parcourir tous les paquets

## What is made on request

status-heading = État des données
status-as-of = Données du
status-release = Version / index
status-text = Les pages sont faites à partir des tables du registre. Une page plus ancienne que cette date n’a pas changé depuis qu’elle a été faite.
more-feed = Flux
more-json = En JSON
more-badge = Badge

## Statistics page

browse-list-statistics = Statistiques
statistics-charts = Graphiques
statistics-description = Le registre en chiffres et en graphiques.
statistics-note = Ce sont les paquets de base qui sont comptés, chacun une fois ; pour les licences, les paquets, et pour les commentaires, les commentaires eux-mêmes.
chart-added-years = Première soumission, par année
chart-added-months = Première soumission, par mois
chart-updated-years = Dernière mise à jour, par année
chart-comments-years = Commentaires, par année
chart-votes = Par nombre de votes
chart-maintained = Mainteneurs par nombre de paquets de base
chart-licenses = Les licences les plus fréquentes
chart-numbers = Chiffres

## Graph and comparison

more-graph = Graphe
more-compare = Comparer
graph-heading = Graphe de dépendances
graph-needs = Requiert, directement ou non
graph-outside = Noms hors de l’AUR
graph-direct = Requis directement par
graph-needed = Requis, directement ou non, par
graph-note = Dépendances à l’exécution. Ce qui est requis est à droite, ce qui le requiert à gauche ; les colonnes s’arrêtent après quelques cases.
graph-cycles = Les traits pointillés font partie d’un cycle.
compare-heading = Comparer deux paquets
compare-first = Premier paquet
compare-second = Second paquet
compare-go = Comparer
compare-missing = Il n’y a pas de paquet { $name }.
compare-common = Dépendances communes
compare-only = Seulement pour { $name }
compare-provides = Fournit
compare-conflicts = Conflits

rpc-title = Interface RPC
rpc-heading = Interface RPC, version 5
rpc-intro-html = Les programmes peuvent ici consulter et chercher des paquets et reçoivent du JSON. L’interface ne fait que lire : elle ne demande ni compte ni clé, et les pages d’autres sites peuvent l’appeler. Une description lisible par les machines se trouve dans <a href="/openapi.json">openapi.json</a>. Pour tout avoir d’un coup, prenez l’<a href="/packages-meta-v1.json.gz">archive de tous les paquets</a> plutôt que de les demander un par un.
rpc-addresses = Adresses
rpc-request = Requête
rpc-answer = Réponse
rpc-one = un paquet
rpc-several = plusieurs paquets, dans l’ordre demandé
rpc-info-post-html = la même chose ; le corps est un formulaire avec <code>arg[]</code>, ou du JSON :
rpc-search = tous les paquets qui correspondent
rpc-search-post-html = la même chose ; le corps est un formulaire avec <code>arg</code> et <code>by</code>, ou du JSON :
rpc-suggest = jusqu’à 20 noms de paquets qui commencent ainsi
rpc-suggest-base = jusqu’à 20 noms de paquets de base qui commencent ainsi
rpc-older-html = l’ancienne forme de tout cela ; <code>POST /rpc</code> accepte la même chose dans un formulaire
rpc-types-html = Dans l’ancienne forme, TYPE est <code>info</code> (ou <code>multiinfo</code>), <code>search</code>, <code>msearch</code> (paquets d’un mainteneur), <code>suggest</code> ou <code>suggest-pkgbase</code>. Dans les adresses, un <code>+</code> vaut pour lui-même et une espace s’écrit <code>%20</code> ; dans le corps d’un formulaire, <code>+</code> est une espace et un plus s’écrit <code>%2B</code>.
rpc-fields = Champs d’une recherche
rpc-by-name-desc-html = Le nom ou la description contient le texte. C’est ainsi que l’on cherche quand <code>by</code> est absent.
rpc-by-name = Le nom contient le texte.
rpc-by-maintainer = Cette personne maintient le paquet ; sans texte, les paquets que personne ne maintient.
rpc-by-people = Cette personne l’a soumis en premier, ou le comaintient.
rpc-by-labels = Il a ce mot-clé, ou fait partie de ce groupe.
rpc-by-depends = Il a cette dépendance, quelle que soit la version demandée.
rpc-by-conflicts = Il y nomme ce paquet.
rpc-by-provides = Il fournit ce nom, ou le porte.
rpc-fields-note-html = La casse ne compte pas. Le texte est d’un seul tenant, espaces comprises, et <code>%</code> et <code>_</code> valent pour eux-mêmes. Un texte de moins de deux caractères est refusé, sauf dans la recherche par mainteneur.
rpc-answers = Réponses
rpc-answers-note-html = Une réponse est un objet avec <code>resultcount</code>, <code>results</code>, <code>type</code> et <code>version</code>. Une suggestion est une simple liste de noms. Un nom qui n’existe pas est simplement absent des résultats. Les résultats d’une recherche sont donnés dans l’ordre de leur <code>ID</code>.
rpc-key = Clé d’un résultat
rpc-value = Valeur
rpc-every-result = Dans chaque résultat
rpc-info-only-html = Seulement dans les réponses à <code>info</code>
rpc-id = numéro du paquet, qui change à chaque envoi ; nom ; version avec révision
rpc-base = numéro et nom du paquet de base
rpc-description-html = texte, ou <code>null</code>
rpc-votes = nombre de votes ; somme des votes, dont chacun compte d’autant moins qu’il est ancien
rpc-outdated-html = quand il a été signalé comme périmé, en secondes depuis 1970, ou <code>null</code>
rpc-maintainer-html = nom d’utilisateur, ou <code>null</code> pour un orphelin
rpc-times = secondes depuis 1970
rpc-path = chemin de l’instantané du paquet de base
rpc-submitter-html = nom d’utilisateur, ou <code>null</code>
rpc-lists = listes, parfois vides
rpc-pending = nombre de requêtes en attente sur le paquet de base
rpc-relations = listes ; la clé est absente quand la liste est vide
rpc-errors = Erreurs
rpc-errors-note-html = Une requête comprise mais refusée reçoit le statut 200 et un objet dont <code>type</code> est <code>error</code> et dont <code>error</code> dit pourquoi ; <code>results</code> est alors une liste vide. Une réponse réussie n’a jamais la clé <code>error</code>.
rpc-error-version-html = <code>v</code> doit valoir 5
rpc-error-type = le type ou le champ ne figure pas parmi ceux ci-dessus
rpc-error-small = une recherche demande au moins deux caractères
rpc-error-many = il y en a plus de 5 000 ; cherchez plus précisément
rpc-errors-status = Une version qui n’est pas un nombre et un corps illisible reçoivent le statut 400 ; un corps de plus de 1 Mio reçoit le statut 413.
rpc-client = Être un bon client
rpc-client-many-html = Demandez de nombreux paquets en un seul <code>info</code>, jusqu’à 5 000, plutôt que par de nombreuses requêtes.
rpc-client-etag-html = Gardez l’<code>ETag</code> et envoyez-le comme <code>If-None-Match</code> : une réponse inchangée est alors 304 et vide.
rpc-client-gzip-html = Envoyez <code>Accept-Encoding: gzip</code>.
rpc-client-wait-html = Après un statut 503, attendez aussi longtemps que l’indique <code>Retry-After</code>.
rpc-callback-html = Avec <code>callback=NAME</code> dans l’ancienne forme, la réponse est un script qui appelle <code>NAME</code> avec elle. Le nom compte au plus 128 caractères : des lettres, des chiffres et <code>( ) _ .</code>
rpc-examples = Exemples
