# French. What is missing here is shown in English.

language-name = Français
date = { $day }/{ $month }/{ $year }
date-time = { $day }/{ $month }/{ $year } { $hour }:{ $minute } (UTC)
number-group = { " " }
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
opensearch-title = Paquets AUR
search-packages = Chercher des paquets
search-button = Chercher
theme-switch = Couleurs claires ou sombres
mirror-notice = Ceci est une copie en lecture seule, faite à partir de l’archive publique des paquets de
mirror-more = Les commentaires, les requêtes et les comptes ne se trouvent que là-bas.
mirror-date = Sa modification la plus récente date du { $date }.
disclaimer-short = Les paquets AUR sont faits par les utilisateurs. Vous les utilisez à vos propres risques.
about-site = Pages statiques par aurpress ; comptes, votes et commentaires sont gérés par
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

package-details = Détails du paquet :
base-details = Détails du paquet de base :
mark-orphan = Orphelin : personne ne maintient ce paquet
mark-outdated = Signalé périmé depuis le { $date }
mark-handed = Nouvelles mains : cette version vient de { $user }, qui ne maintient plus le paquet
vital-maintainer = Mainteneur
vital-nobody = personne
vital-updated = Mis à jour
vital-votes = Votes
vital-popularity = Popularité
vital-needs = Dépend de
vital-required = Requis par
vital-packages = Paquets
actions = Actions
action-pkgbuild = Voir le PKGBUILD
action-changes = Voir les modifications
action-snapshot = Télécharger l’archive
action-wiki = Chercher dans le wiki
action-flagged = Signalé périmé ({ $date })
action-requests =
    { $count ->
        [one] { $count } requête en attente
       *[other] { $count } requêtes en attente
    }
action-login = Se connecter pour voter, signaler ou commenter
field-clone = URL pour git clone :
read-only = (lecture seule)
field-base = Paquet de base :
field-description = Description :
field-url = Site du projet :
field-keywords = Mots-clés :
field-licenses = Licences :
field-groups = Groupes :
field-conflicts = Conflits :
field-provides = Fournit :
field-replaces = Remplace :
field-submitter = Soumis par :
field-maintainer = Mainteneur :
field-packager = Dernier empaqueteur :
field-votes = Votes :
field-popularity = Popularité :
field-submitted = Première soumission :
field-updated = Dernière mise à jour :
heading-dependencies = Dépendances ({ $number })
heading-required = Requis par ({ $number })
heading-sources = Sources ({ $number })
heading-packages = Paquets ({ $number })
list-show-more = En montrer { $count } de plus
dependency-kind-make = compilation
dependency-kind-check = tests
dependency-kind-optional = facultatif
dependency-requires = (requiert { $name })
base-view-package = Voir les détails du paquet { $name }

## Comments

comments = Commentaires
comments-pinned = Commentaires épinglés
comments-latest = Derniers commentaires
comments-all-pages =
    { $count ->
        [one] { $count } commentaire, page
       *[other] Les { $count } commentaires, page
    }
comments-on = Commentaires sur
comments-page-title = { $base } : commentaires, page { $number }
comments-page-of = Page { $number } sur { $pages } ; la page 1 contient les commentaires les plus anciens.
comment-header = { $user } a commenté le { $date }
comment-edited = (modifié le { $date } par { $user })
comment-deleted-account = <compte supprimé>

## Flag comment

flag-title = Motif du signalement
flag-heading = Pourquoi signalé périmé :
flag-by-html = <strong>{ $user }</strong> a signalé <strong>{ $base }</strong> comme périmé le <strong>{ $date }</strong>, pour la raison suivante :
flag-by-nobody-html = Une personne dont le compte n’existe plus a signalé <strong>{ $base }</strong> comme périmé le <strong>{ $date }</strong>, pour la raison suivante :
flag-return = Retour aux détails

## Home

home-title = Accueil
home-heading = Accueil AUR
home-description = Chercher et lire les paquets de l’Arch Linux User Repository.
home-welcome-html = Bienvenue sur l’AUR, où les utilisateurs d’Arch Linux partagent des scripts de construction de paquets. Avant d’en utiliser ou d’en envoyer un, lisez les <a href="https://wiki.archlinux.org/title/AUR_User_Guidelines">conseils aux utilisateurs</a> ; avant d’en soumettre un, les <a href="https://wiki.archlinux.org/title/AUR_submission_guidelines">règles de soumission</a> et les <a href="https://wiki.archlinux.org/title/Arch_Packaging_Standards">normes d’empaquetage</a>.
home-disclaimer-html = <strong>Avertissement :</strong> les paquets AUR sont faits par les utilisateurs. Vous les utilisez à vos propres risques.
home-learn = En savoir plus sur l’AUR
home-search = Recherche de paquets
home-updates = Mises à jour récentes
home-more = Toutes les mises à jour
home-feed-new = Flux des nouveaux paquets
home-feed-updates = Flux des mises à jour
home-statistics = Statistiques
home-requests-heading = Requêtes sur les paquets
home-requests-html = Une fois connecté, on peut faire trois sortes de requêtes sur la page d’un paquet : le <strong>rendre orphelin</strong> quand son mainteneur ne réagit pas à un signalement, le <strong>supprimer</strong>, ou le <strong>fusionner</strong> avec un autre. Elles sont discutées sur la liste <a href="https://lists.archlinux.org/mailman3/lists/aur-requests.lists.archlinux.org/">aur-requests</a>.
home-submit-heading = Soumettre des paquets
home-submit-html = Les paquets sont envoyés avec git par SSH. Le wiki l’explique dans <a href="https://wiki.archlinux.org/title/AUR_submission_guidelines">Soumettre des paquets</a>.
home-discussion-heading = Discussion
home-discussion-html = On parle des paquets sur la liste <a href="https://lists.archlinux.org/mailman3/lists/aur-general.lists.archlinux.org/">aur-general</a>, et du développement du site sur <a href="https://lists.archlinux.org/mailman3/lists/aur-dev.lists.archlinux.org/">aur-dev</a>.
home-bugs-heading = Signaler un défaut
home-bugs-html = Le défaut d’un paquet se signale dans un commentaire sur sa page ; celui de l’AUR lui-même, dans son <a href="https://gitlab.archlinux.org/archlinux/aurweb/-/issues">suivi des tickets</a>.
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
search-by = Chercher dans
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
search-option-co-maintainer = Co-mainteneur
search-option-maintainer-co-maintainer = Mainteneur, co-mainteneur
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
popularity-help = Chaque vote compte 2 % de moins par jour écoulé depuis ; la popularité en est la somme.
orphan = orphelin
pager = Pages
pager-first = Première
pager-previous = Précédente
pager-next = Suivante
pager-last = Dernière

## Accounts

accounts = Comptes
accounts-text = Il faut être connecté pour voir les informations sur les utilisateurs.
accounts-log-in = Se connecter sur aurweb
account-log-in = Se connecter
account-register = S’inscrire
account-reset = Réinitialiser le mot de passe
login-text = Ces pages servent à lire. Les comptes, votes, commentaires et requêtes sont gérés par aurweb.
login-go = { $action } sur { $site }

## Errors

not-found-title = Introuvable
not-found-heading = Page introuvable
not-found-text = Il n’y a pas de page à cette adresse.
not-found-git = L’adresse d’un dépôt git s’adresse à git, pas à un navigateur.
not-found-clone = Pour obtenir le paquet, lancez
not-found-read = Pour en savoir plus, voyez
not-found-base = le paquet de base { $name }.
not-found-search = Chercher des paquets
unavailable-heading = Service indisponible
unavailable-text = Cette partie du site ne peut pas répondre pour l’instant ; réessayez dans quelques minutes.
unavailable-files-html = Les pages des paquets restent accessibles : un paquet est à <code>/packages/NAME</code>. Tous les noms sont dans <a href="/packages.gz">packages.gz</a>, toutes les métadonnées dans <a href="/packages-meta-v1.json.gz">packages-meta-v1.json.gz</a>.
