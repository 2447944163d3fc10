# Spanish. What is missing here is shown in English.

language-name = Español
date = { $day }/{ $month }/{ $year }
date-time = { $day }/{ $month }/{ $year } { $hour }:{ $minute } ({ $zone })
number-group = { " " }
number-decimal = ,

## Around every page

skip-to-content = Ir al contenido
arch-home = Inicio
arch-packages = Paquetes
arch-forums = Foros
arch-wiki = Wiki
arch-gitlab = GitLab
arch-security = Seguridad
arch-download = Descargar
nav-home = Inicio de AUR
nav-packages = Paquetes
nav-register = Registrarse
nav-login = Iniciar sesión
feed-newest = RSS de paquetes nuevos
feed-modified = RSS de paquetes modificados
feed-deleted = RSS de paquetes eliminados
opensearch-title = Paquetes de AUR
search-packages = Buscar paquetes
search-button = Buscar
theme-switch = Colores claros u oscuros
mirror-notice = Esta es una copia de solo lectura, hecha a partir del archivo público de paquetes de
mirror-more = Los comentarios, las solicitudes y las cuentas solo están allí.
mirror-date = Su cambio más reciente es del { $date }.
disclaimer-short = Los paquetes de AUR los hacen sus usuarios. Los usas bajo tu propia responsabilidad.
about-site = Páginas estáticas de aurpress; de las cuentas, los votos y los comentarios se ocupa
language-choose = Idioma
language-button = Cambiar
none = Ninguno
copy = Copiar
copied = Copiado

## Keyboard

keys-title = Teclado
keys-search = buscar
keys-walk = resultado o comentario siguiente y anterior
keys-jump = dependencias y comentarios
keys-copy = copiar la orden para clonar
keys-theme = colores claros u oscuros
keys-help = esta lista
keys-on = Usar estas teclas
keys-close = Cerrar

## Packages and package bases

package-details = Detalles del paquete:
base-details = Detalles del paquete base:
mark-orphan = Huérfano: nadie mantiene este paquete
mark-outdated = Marcado como desactualizado desde el { $date }
mark-handed = En otras manos: esta versión la empaquetó { $user }, que ahora no mantiene el paquete
vital-maintainer = Mantenedor
vital-nobody = nadie
vital-updated = Actualizado
vital-votes = Votos
votes-history = Votos por año
vital-popularity = Popularidad
vital-needs = Depende de
vital-required = Requerido por
vital-packages = Paquetes
actions = Acciones
action-pkgbuild = Ver el PKGBUILD
action-changes = Ver los cambios
action-snapshot = Descargar la instantánea
action-wiki = Buscar en el wiki
action-flagged = Marcado como desactualizado ({ $date })
action-requests =
    { $count ->
        [one] { $count } solicitud pendiente
        [many] { $count } de solicitudes pendientes
       *[other] { $count } solicitudes pendientes
    }
action-login = Iniciar sesión para votar, marcar o comentar
field-clone = URL para git clone:
read-only = (solo lectura)
field-base = Paquete base:
field-description = Descripción:
field-url = Sitio del proyecto:
field-keywords = Palabras clave:
field-licenses = Licencias:
field-groups = Grupos:
field-conflicts = Conflictos:
field-provides = Proporciona:
field-replaces = Reemplaza:
field-submitter = Enviado por:
field-maintainer = Mantenedor:
field-packager = Último empaquetador:
field-votes = Votos:
field-popularity = Popularidad:
field-submitted = Primer envío:
field-updated = Última actualización:
heading-dependencies = Dependencias ({ $number })
heading-required = Requerido por ({ $number })
heading-sources = Fuentes ({ $number })
heading-packages = Paquetes ({ $number })
list-show-more = Mostrar { $count } más
list-show-all = Ver los { $count }
dependency-kind-make = compilación
dependency-kind-check = pruebas
dependency-kind-optional = opcional
dependency-requires = (requiere { $name })
base-view-package = Ver los detalles del paquete { $name }

## Comments

comments = Comentarios
comments-pinned = Comentarios fijados
comments-latest = Últimos comentarios
comments-feed = Canal de comentarios
comments-all-pages =
    { $count ->
        [one] { $count } comentario, página
        [many] Los { $count } de comentarios, página
       *[other] Los { $count } comentarios, página
    }
comments-on = Comentarios sobre
comments-page-title = { $base }: comentarios, página { $number }
comments-page-of = Página { $number } de { $pages }; en la página 1 están los comentarios más antiguos.
comment-header = { $user } comentó el { $date }
comment-edited = (editado el { $date } por { $user })
comment-deleted-account = <cuenta eliminada>

## Flag comment

flag-title = Motivo de la marca
flag-heading = Por qué se marcó como desactualizado:
flag-by-html = <strong>{ $user }</strong> marcó <strong>{ $base }</strong> como desactualizado el <strong>{ $date }</strong> por el siguiente motivo:
flag-by-nobody-html = Alguien cuya cuenta ya no existe marcó <strong>{ $base }</strong> como desactualizado el <strong>{ $date }</strong> por el siguiente motivo:
flag-return = Volver a los detalles

## Home

home-title = Inicio
home-heading = Inicio de AUR
home-description = Buscar y consultar los paquetes del Arch Linux User Repository.
home-welcome-html = Te damos la bienvenida a AUR, donde los usuarios de Arch Linux comparten scripts para construir paquetes. Antes de usar o subir uno, lee la <a href="https://wiki.archlinux.org/title/AUR_User_Guidelines">guía para usuarios</a>; antes de enviar uno, las <a href="https://wiki.archlinux.org/title/AUR_submission_guidelines">reglas de envío</a> y las <a href="https://wiki.archlinux.org/title/Arch_Packaging_Standards">normas de empaquetado</a>.
home-disclaimer-html = <strong>Aviso:</strong> los paquetes de AUR los hacen sus usuarios. Los usas bajo tu propia responsabilidad.
home-learn = Más sobre AUR
home-search = Búsqueda de paquetes
home-updates = Actualizaciones recientes
home-more = Todas las actualizaciones
home-feed-new = Canal de paquetes nuevos
home-feed-updates = Canal de actualizaciones
home-feed-deleted = Canal de eliminaciones
home-statistics = Estadísticas
home-requests-heading = Solicitudes sobre paquetes
home-requests-html = Tras iniciar sesión, en la página de un paquete se pueden hacer tres clases de solicitudes: <strong>dejarlo huérfano</strong> cuando su mantenedor no atiende a una marca de desactualizado, <strong>eliminarlo</strong> o <strong>fusionarlo</strong> con otro. Se tratan en la lista <a href="https://lists.archlinux.org/mailman3/lists/aur-requests.lists.archlinux.org/">aur-requests</a>.
home-submit-heading = Enviar paquetes
home-submit-html = Los paquetes se suben con git por SSH. El wiki lo explica en <a href="https://wiki.archlinux.org/title/AUR_submission_guidelines">Enviar paquetes</a>.
home-discussion-heading = Conversación
home-discussion-html = De los paquetes se habla en la lista <a href="https://lists.archlinux.org/mailman3/lists/aur-general.lists.archlinux.org/">aur-general</a>; del desarrollo del sitio, en <a href="https://lists.archlinux.org/mailman3/lists/aur-dev.lists.archlinux.org/">aur-dev</a>.
home-bugs-heading = Informar de errores
home-bugs-html = El error de un paquete va en un comentario de su página; el de AUR mismo, en su <a href="https://gitlab.archlinux.org/archlinux/aurweb/-/issues">gestor de incidencias</a>.
column-package = Paquete
column-updated = Actualizado
statistics-packages = Paquetes
statistics-orphans = Paquetes huérfanos
statistics-added-week = Añadidos en los últimos 7 días
statistics-updated-week = Actualizados en los últimos 7 días
statistics-updated-year = Actualizados en el último año
statistics-never-updated = Nunca actualizados
statistics-users = Usuarios registrados
statistics-maintainers = Package Maintainers

## Search

search-title = Paquetes
search-criteria = Criterios de búsqueda
search-keywords = Términos de búsqueda
search-by = Buscar por
search-outdated = Desactualizado
search-sort = Ordenar por
search-order = Orden
search-per-page = Por página
search-option-name-description = Nombre, descripción
search-option-name-only = Solo nombre
search-option-package-base = Paquete base
search-option-exact-name = Nombre exacto
search-option-exact-package-base = Paquete base exacto
search-option-keywords = Palabras clave
search-option-maintainer = Mantenedor
search-option-co-maintainer = Comantenedor
search-option-maintainer-co-maintainer = Mantenedor, comantenedor
search-option-submitter = Remitente
search-option-all = Todos
search-option-flagged = Marcados
search-option-not-flagged = No marcados
search-option-name = Nombre
search-option-votes = Votos
search-option-popularity = Popularidad
search-option-voted = Votado
search-option-notify = Notificación
search-option-last-modified = Última modificación
search-option-ascending = Ascendente
search-option-descending = Descendente
search-go = Ir
search-orphans = Huérfanos
search-results = Resultados
search-none = Ningún paquete coincide con la búsqueda.
search-found =
    { $count ->
        [one] { $count } paquete encontrado.
        [many] { $count } de paquetes encontrados.
       *[other] { $count } paquetes encontrados.
    }
search-page = Página { $number } de { $pages }.
search-table = Tabla de paquetes
column-name = Nombre
column-version = Versión
column-votes = Votos
column-popularity = Popularidad
column-description = Descripción
column-maintainer = Mantenedor
column-modified = Actualizado
popularity-help = Cada voto vale un 2 % menos por cada día transcurrido desde que se dio; la popularidad es la suma.
orphan = huérfano
pager = Páginas
pager-first = Primera
pager-previous = Anterior
pager-next = Siguiente
pager-last = Última

## Ranked search, its help, providers

find-label = Nombres, descripciones, palabras clave, personas
find-help = Cómo buscar
find-fields = Buscar por campo
find-best = Mejor coincidencia
find-meant = Quizá quisiste decir
find-stale = Los paquetes han cambiado desde la página anterior: algunos pueden salir dos veces o ninguna.
find-narrow = Acotar
find-license = Licencia
find-group = Grupo
find-state = Estado
find-outdated = desactualizado
find-needing = Necesita { $name }
find-needing-run = para funcionar
find-needing-build = para compilarse
find-needing-check = para las pruebas
find-needing-optional = opcionalmente
find-near = Paquetes con nombres parecidos
find-official = En los repositorios oficiales
find-offline = El servidor no responde. Estos resultados proceden de una copia de los nombres y las descripciones.
find-note-guessed = Ningún paquete contiene estas palabras tal como están escritas; estos contienen otras parecidas.
find-note-some = Ningún paquete contiene todas estas palabras; estos contienen algunas.
find-note-characters = Solo se buscan los primeros { $count } caracteres.
find-note-pieces = Solo se buscan las primeras { $count } palabras y condiciones.
find-note-field = «{ $typed }» se busca como texto: no existe ese campo.
find-note-votes = «{ $typed }» se busca como texto: votes: requiere un número, como votes:>10.
find-note-popularity = «{ $typed }» se busca como texto: popularity: requiere un número, como popularity:>1.5.
find-note-date = «{ $typed }» se busca como texto: updated: requiere una fecha, como updated:>2026-01-31.
find-note-state = «{ $typed }» se busca como texto: is: admite orphan, maintained, outdated o current.
find-note-regex = «{ $typed }» se busca como texto: no es una expresión regular válida.
find-note-regex-length = «{ $typed }» se busca como texto: la expresión regular es demasiado larga.
find-note-regex-cost = «{ $typed }» se busca como texto: la expresión regular es demasiado compleja.
find-note-patterns = «{ $typed }» se busca como texto: una búsqueda puede tener como máximo cuatro patrones y expresiones regulares.
resolve-title = Quién lo proporciona
resolve-intro = Nombres de dependencias, con o sin condición de versión, y los paquetes que las cumplen: java-runtime>=17, libfoo.so=3-64.
resolve-label = Dependencia
resolve-none = Ningún paquete lo proporciona.
resolve-more =
    { $count ->
        [one] Hay { $count } más que no se muestra.
        [many] Hay { $count } más que no se muestran.
       *[other] Hay { $count } más que no se muestran.
    }
resolve-provides = Proporciona
resolve-satisfies = Cumple la condición
resolve-yes = sí
resolve-no = no
resolve-unknown = aquí se desconoce
help-title = Cómo buscar
help-intro = Escribe lo que buscas. Lo que no se puede leer como condición se busca como texto.
help-typed = Se escribe
help-found = Encuentra
help-words = paquetes que tienen ambas palabras en cualquier sitio; las palabras mal escritas se adivinan
help-phrase = estas palabras una tras otra, en el nombre o la descripción
help-without = paquetes sin ello; vale delante de cualquier palabra y condición
help-beginning = nombres y palabras que empiezan así
help-pattern = nombres enteros; * representa caracteres cualesquiera, ? uno solo
help-regex = nombres que coinciden con esta expresión regular
help-texts = paquetes con este texto en el nombre o en la descripción
help-people = paquetes de esta persona
help-relations = paquetes con exactamente este nombre en ese papel; con * al final, todo lo que empieza así
help-depends = paquetes que lo necesitan, sea para lo que sea
help-depends-kind = los que lo necesitan para funcionar, para compilarse, para las pruebas u opcionalmente
help-requiredby = de qué depende ese paquete
help-labels = paquetes con esta etiqueta, o con una que empieza así
help-state = paquetes en este estado
help-numbers = comparaciones con >, >=, <, <= y =
help-dates = paquetes actualizados antes o después de un día, un mes o un año
help-order-heading = Qué va primero
help-order = El paquete con ese nombre exacto, después los nombres que empiezan por las palabras, luego los paquetes a los que favorecen las palabras, la descripción, los votos y las dependencias de otros paquetes. Las variantes como -bin y -git van junto al paquete del que derivan. Las suposiciones van al final.
help-programs-html = Los programas encuentran lo mismo en <code>/api/v1/search</code>, descrito en <a href="/openapi.json">openapi.json</a>.
offline-intro = Se busca en el servidor; mientras no responda, en una copia de los nombres y las descripciones que tu navegador carga una vez.

## Accounts

accounts = Cuentas
accounts-text = Hay que iniciar sesión para ver información de los usuarios.
accounts-log-in = Iniciar sesión en aurweb
account-log-in = Iniciar sesión
account-register = Registrarse
account-reset = Restablecer la contraseña
login-text = Estas páginas son para leer. De las cuentas, los votos, los comentarios y las solicitudes se ocupa aurweb.
login-go = { $action } en { $site }

## Errors

not-found-title = No encontrada
not-found-heading = Página no encontrada
not-found-text = No hay ninguna página en esta dirección.
not-found-git = La dirección de un repositorio git es para git, no para un navegador.
not-found-clone = Para obtener el paquete, ejecuta
not-found-read = Para leer sobre él, visita
not-found-base = el paquete base { $name }.
not-found-search = Buscar paquetes
unavailable-heading = Servicio no disponible
unavailable-text = Esta parte del sitio no puede responder ahora; inténtalo de nuevo en unos minutos.
unavailable-files-html = Las páginas de los paquetes siguen ahí: un paquete está en <code>/packages/NAME</code>. Todos los nombres están en <a href="/packages.gz">packages.gz</a>, todos los metadatos en <a href="/packages-meta-v1.json.gz">packages-meta-v1.json.gz</a>.

## Lists

nav-browse = Explorar
browse-heading = Explorar
browse-description = Paquetes por nombre, popularidad, antigüedad y estado, y por palabra clave, licencia, grupo y mantenedor.
browse-by-name = Por letra inicial
browse-other = otros
browse-by-rank = Por clasificación y estado
browse-as-of = Estas listas se elaboran al leer el registro completo; la página de un paquete puede ser más reciente.
browse-page = Página { $number } de { $pages }
browse-contents = Qué hay en cada página
browse-found =
    { $count ->
        [one] { $count } paquete.
        [many] { $count } de paquetes.
       *[other] { $count } paquetes.
    }
browse-names =
    { $count ->
        [one] { $count } entrada.
        [many] { $count } de entradas.
       *[other] { $count } entradas.
    }
browse-seconded =
    { $count ->
        [one] { $count } de ellos, al final de la lista, es comantenido.
        [many] { $count } de ellos, al final de la lista, son comantenidos.
       *[other] { $count } de ellos, al final de la lista, son comantenidos.
    }
browse-shown =
    { $count ->
        [one] Se muestra el primero.
        [many] Se muestran los primeros { $count }.
       *[other] Se muestran los primeros { $count }.
    }
browse-search = Buscar entre todos
browse-list-name = Paquetes: { $name }
browse-list-popular = Los más populares
browse-list-added = Paquetes nuevos
browse-list-updated = Actualizados recientemente
browse-list-orphans = Huérfanos
browse-list-outdated = Desactualizados
browse-list-maintainers = Mantenedores
browse-list-keywords = Palabras clave
browse-list-licenses = Licencias
browse-list-groups = Grupos
browse-list-maintainer = Paquetes de { $name }
browse-list-keyword = Palabra clave: { $name }
browse-list-license = Licencia: { $name }
browse-list-group = Grupo: { $name }
browse-note-name = Por orden alfabético.
browse-note-popular = Primero los más populares.
browse-note-added = Primero los más nuevos.
browse-note-updated = Primero la actualización más reciente.
browse-note-orphans = Nadie mantiene estos paquetes. Primero los que tienen más votos.
browse-note-outdated = Primero los marcados desde hace más tiempo.
browse-note-maintainers = Por orden alfabético, cada uno con el número de paquetes mantenidos o comantenidos.
browse-note-keywords = Por orden alfabético. La búsqueda encuentra las palabras clave de menos de cinco paquetes.
browse-note-licenses = Por orden alfabético, cada una con el número de sus paquetes.
browse-note-groups = Por orden alfabético, cada uno con el número de sus paquetes.
browse-note-maintainer = Por orden alfabético.
browse-note-keyword = Primero los que tienen más votos.
browse-note-license = Primero los que tienen más votos.
browse-note-group = Primero los que tienen más votos.
column-added = Enviado
column-flagged = Marcado
home-browse = Explorar todos los paquetes

## What is made on request

status-heading = Estado de los datos
status-as-of = Datos del
status-release = Edición / índice
status-text = Las páginas se hacen a partir de las tablas del registro. Una página anterior a este momento no ha cambiado desde que se hizo.
more-feed = Canal
more-json = En JSON
more-badge = Insignia

## Statistics page

browse-list-statistics = Estadísticas
statistics-charts = Gráficos
statistics-description = El registro en cifras y gráficos.
statistics-note = Se cuentan los paquetes base, cada uno una vez; en las licencias, los paquetes, y en los comentarios, los propios comentarios.
chart-added-years = Primer envío, por año
chart-added-months = Primer envío, por mes
chart-updated-years = Última actualización, por año
chart-comments-years = Comentarios, por año
chart-votes = Por número de votos
chart-maintained = Mantenedores por número de paquetes base
chart-licenses = Las licencias más frecuentes
chart-numbers = Cifras

## Graph and comparison

more-graph = Grafo
more-compare = Comparar
graph-heading = Grafo de dependencias
graph-needs = Necesita, directamente o no
graph-outside = Nombres de fuera de AUR
graph-direct = Lo necesitan directamente
graph-needed = Lo necesitan, directamente o no
graph-note = Dependencias de ejecución. Lo que se necesita está a la derecha y lo que lo necesita, a la izquierda; las columnas acaban tras unas cuantas cajas.
graph-cycles = Las líneas discontinuas forman parte de un ciclo.
compare-heading = Comparar dos paquetes
compare-first = Primer paquete
compare-second = Segundo paquete
compare-go = Comparar
compare-missing = No hay ningún paquete { $name }.
compare-common = Dependencias comunes
compare-only = Solo de { $name }
compare-provides = Proporciona
compare-conflicts = Conflictos

rpc-title = Interfaz RPC
rpc-heading = Interfaz RPC, versión 5
rpc-intro-html = Aquí los programas pueden consultar y buscar paquetes y reciben JSON. La interfaz solo lee: no necesita cuenta ni clave, y las páginas de otros sitios pueden llamarla. Hay una descripción legible por máquinas en <a href="/openapi.json">openapi.json</a>. Para tenerlo todo de una vez, descarga el <a href="/packages-meta-v1.json.gz">archivo de todos los paquetes</a> en lugar de preguntar por cada uno.
rpc-addresses = Direcciones
rpc-request = Petición
rpc-answer = Respuesta
rpc-one = un paquete
rpc-several = varios paquetes, en el orden pedido
rpc-info-post-html = lo mismo; el cuerpo es un formulario con <code>arg[]</code>, o JSON:
rpc-search = todos los paquetes que coinciden
rpc-search-post-html = lo mismo; el cuerpo es un formulario con <code>arg</code> y <code>by</code>, o JSON:
rpc-suggest = hasta 20 nombres de paquetes que empiezan así
rpc-suggest-base = hasta 20 nombres de paquetes base que empiezan así
rpc-older-html = la forma antigua de todo esto; <code>POST /rpc</code> acepta lo mismo como formulario
rpc-types-html = En la forma antigua, TYPE es <code>info</code> (o <code>multiinfo</code>), <code>search</code>, <code>msearch</code> (paquetes de un mantenedor), <code>suggest</code> o <code>suggest-pkgbase</code>. En las direcciones, <code>+</code> vale por sí mismo y un espacio es <code>%20</code>; en el cuerpo de un formulario, <code>+</code> es un espacio y un signo más es <code>%2B</code>.
rpc-fields = Campos de una búsqueda
rpc-by-name-desc-html = El nombre o la descripción contiene el texto. Así se busca cuando falta <code>by</code>.
rpc-by-name = El nombre contiene el texto.
rpc-by-maintainer = Esta persona mantiene el paquete; sin texto, los paquetes que nadie mantiene.
rpc-by-people = Esta persona hizo el primer envío, o es comantenedora.
rpc-by-labels = Tiene esta palabra clave, o está en este grupo.
rpc-by-depends = Tiene esta dependencia, pida la versión que pida.
rpc-by-conflicts = Nombra ahí este paquete.
rpc-by-provides = Proporciona este nombre, o se llama así.
rpc-fields-note-html = No se distingue entre mayúsculas y minúsculas. El texto se toma entero, espacios incluidos, y <code>%</code> y <code>_</code> valen por sí mismos. Un texto de menos de dos caracteres se rechaza, salvo en la búsqueda por mantenedor.
rpc-answers = Respuestas
rpc-answers-note-html = Una respuesta es un objeto con <code>resultcount</code>, <code>results</code>, <code>type</code> y <code>version</code>. Una sugerencia es una simple lista de nombres. Un nombre que no existe sencillamente no está entre los resultados. Los resultados de una búsqueda vienen en el orden de su <code>ID</code>.
rpc-key = Clave de un resultado
rpc-value = Valor
rpc-every-result = En cada resultado
rpc-info-only-html = Solo en las respuestas a <code>info</code>
rpc-id = número del paquete, que cambia con cada subida; nombre; versión con revisión
rpc-base = número y nombre del paquete base
rpc-description-html = texto, o <code>null</code>
rpc-votes = número de votos; suma de los votos, cada uno de los cuales cuenta menos cuanto más antiguo es
rpc-outdated-html = cuándo se marcó como desactualizado, en segundos desde 1970, o <code>null</code>
rpc-maintainer-html = nombre de usuario, o <code>null</code> si es huérfano
rpc-times = segundos desde 1970
rpc-path = ruta de la instantánea del paquete base
rpc-submitter-html = nombre de usuario, o <code>null</code>
rpc-lists = listas, que pueden estar vacías
rpc-pending = número de solicitudes pendientes sobre el paquete base
rpc-relations = listas; la clave falta cuando la lista está vacía
rpc-errors = Errores
rpc-errors-note-html = Una petición que se entiende pero se rechaza recibe el estado 200 y un objeto cuyo <code>type</code> es <code>error</code> y cuyo <code>error</code> dice por qué; <code>results</code> es entonces una lista vacía. Una respuesta correcta no tiene nunca la clave <code>error</code>.
rpc-error-version-html = <code>v</code> debe ser 5
rpc-error-type = el tipo o el campo no es ninguno de los anteriores
rpc-error-small = una búsqueda necesita al menos dos caracteres
rpc-error-many = hay más de 5000; busca algo más preciso
rpc-errors-status = Una versión que no es un número y un cuerpo que no se puede leer reciben el estado 400; un cuerpo de más de 1 MiB, el 413.
rpc-client = Ser un buen cliente
rpc-client-many-html = Pregunta por muchos paquetes en un solo <code>info</code>, hasta 5000, en lugar de hacer muchas peticiones.
rpc-client-etag-html = Guarda el <code>ETag</code> y envíalo como <code>If-None-Match</code>: una respuesta sin cambios es entonces 304 y está vacía.
rpc-client-gzip-html = Envía <code>Accept-Encoding: gzip</code>.
rpc-client-wait-html = Tras un estado 503, espera el tiempo que indique <code>Retry-After</code>.
rpc-callback-html = Con <code>callback=NAME</code> en la forma antigua, la respuesta es un script que llama a <code>NAME</code> con ella. El nombre tiene como máximo 128 caracteres: letras, cifras y <code>( ) _ .</code>
rpc-examples = Ejemplos
