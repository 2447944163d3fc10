# Russian. What is missing here is shown in English.

language-name = Русский
date = { $day }.{ $month }.{ $year }
date-time = { $day }.{ $month }.{ $year } { $hour }:{ $minute } ({ $zone })
number-group = { "\u00A0" }
number-decimal = ,

## Around every page

skip-to-content = Перейти к содержимому
arch-home = Главная
arch-packages = Пакеты
arch-forums = Форумы
arch-wiki = Вики
arch-gitlab = GitLab
arch-security = Безопасность
arch-download = Загрузка
nav-home = Главная AUR
nav-packages = Пакеты
nav-register = Регистрация
nav-login = Вход
feed-newest = RSS новых пакетов
feed-modified = RSS изменённых пакетов
feed-deleted = RSS удалённых пакетов
opensearch-title = Пакеты AUR
search-packages = Поиск пакетов
search-button = Найти
theme-switch = Светлые или тёмные цвета
mirror-notice = Это копия только для чтения, сделанная из открытого архива пакетов
mirror-more = Комментарии, запросы и учётные записи есть только там.
mirror-date = Самое свежее изменение в ней — от { $date }.
disclaimer-short = Пакеты AUR создают пользователи. Вы используете их на свой страх и риск.
about-site = Статические страницы — aurpress; учётные записи, голоса и комментарии хранит
language-choose = Язык
language-button = Сменить
none = Нет
copy = Копировать
copied = Скопировано

## Keyboard

keys-title = Клавиатура
keys-search = поиск
keys-walk = следующий и предыдущий результат или комментарий
keys-jump = зависимости и комментарии
keys-copy = скопировать команду клонирования
keys-theme = светлые или тёмные цвета
keys-help = этот список
keys-on = Использовать эти клавиши
keys-close = Закрыть

## Packages and package bases

package-details = Сведения о пакете:
base-details = Сведения о базе пакета:
mark-orphan = Осиротевший: этот пакет никто не сопровождает
mark-outdated = Помечен как устаревший с { $date }
mark-handed = В новых руках: эту версию собрал пользователь { $user }, сейчас он пакет не сопровождает
vital-maintainer = Сопровождающий
vital-nobody = нет
vital-updated = Обновлён
vital-votes = Голоса
votes-history = Голоса по годам
vital-popularity = Популярность
vital-needs = Зависит от
vital-required = Требуется для
vital-packages = Пакеты
actions = Действия с пакетом
action-pkgbuild = Посмотреть PKGBUILD
action-changes = Посмотреть изменения
action-snapshot = Скачать снимок
action-wiki = Искать в вики
action-flagged = Помечен как устаревший ({ $date })
action-requests =
    { $count ->
        [one] { $count } запрос на рассмотрении
        [few] { $count } запроса на рассмотрении
        [many] { $count } запросов на рассмотрении
       *[other] { $count } запроса на рассмотрении
    }
action-login = Войти, чтобы голосовать, помечать или комментировать
field-clone = Адрес для git clone:
read-only = (только чтение)
field-base = База пакета:
field-description = Описание:
field-url = Сайт проекта:
field-keywords = Ключевые слова:
field-licenses = Лицензии:
field-groups = Группы:
field-conflicts = Конфликты:
field-provides = Предоставляет:
field-replaces = Заменяет:
field-submitter = Добавил:
field-maintainer = Сопровождающий:
field-packager = Последний сборщик:
field-votes = Голоса:
field-popularity = Популярность:
field-submitted = Впервые добавлен:
field-updated = Последнее обновление:
heading-dependencies = Зависимости ({ $number })
heading-required = Требуется для ({ $number })
heading-sources = Исходные файлы ({ $number })
heading-packages = Пакеты ({ $number })
list-show-more = Показать ещё { $count }
list-show-all = Показать все: { $count }
dependency-kind-make = сборка
dependency-kind-check = проверка
dependency-kind-optional = необязательно
dependency-requires = (требует { $name })
base-view-package = Сведения о пакете { $name }

## Comments

comments = Комментарии
comments-pinned = Закреплённые комментарии
comments-latest = Последние комментарии
comments-feed = Лента комментариев
comments-all-pages =
    { $count ->
        [one] Всего { $count } комментарий, страница
        [few] Всего { $count } комментария, страница
        [many] Всего { $count } комментариев, страница
       *[other] Всего { $count } комментария, страница
    }
comments-on = Комментарии к
comments-page-title = { $base }: комментарии, страница { $number }
comments-page-of = Страница { $number } из { $pages }; на странице 1 самые старые комментарии.
comment-header = { $user }, комментарий от { $date }
comment-edited = (правка: { $user }, { $date })
comment-deleted-account = <удалённая учётная запись>

## Flag comment

flag-title = Причина пометки
flag-heading = Почему помечен как устаревший:
flag-by-html = Пользователь <strong>{ $user }</strong> пометил пакет <strong>{ $base }</strong> как устаревший <strong>{ $date }</strong> по следующей причине:
flag-by-nobody-html = Пользователь, чьей учётной записи больше нет, пометил пакет <strong>{ $base }</strong> как устаревший <strong>{ $date }</strong> по следующей причине:
flag-return = Назад к сведениям

## Home

home-title = Главная
home-heading = Главная AUR
home-description = Поиск и просмотр пакетов Arch Linux User Repository.
home-welcome-html = Добро пожаловать в AUR, где пользователи Arch Linux делятся скриптами сборки пакетов. Прежде чем использовать или прислать такой скрипт, прочтите <a href="https://wiki.archlinux.org/title/AUR_User_Guidelines">руководство пользователя</a>, а прежде чем добавить — <a href="https://wiki.archlinux.org/title/AUR_submission_guidelines">правила добавления</a> и <a href="https://wiki.archlinux.org/title/Arch_Packaging_Standards">стандарты пакетов</a>.
home-disclaimer-html = <strong>Отказ от ответственности:</strong> пакеты AUR создают пользователи. Вы используете их на свой страх и риск.
home-learn = Подробнее об AUR
home-search = Поиск пакетов
home-updates = Недавние обновления
home-more = Все обновления
home-feed-new = Лента новых пакетов
home-feed-updates = Лента обновлений
home-feed-deleted = Лента удалений
home-statistics = Статистика
home-requests-heading = Запросы по пакетам
home-requests-html = После входа на странице пакета можно подать запрос одного из трёх видов: <strong>признать его осиротевшим</strong>, если сопровождающий не отвечает на пометку об устаревании, <strong>удалить</strong> его или <strong>объединить</strong> с другим. Запросы обсуждают в рассылке <a href="https://lists.archlinux.org/mailman3/lists/aur-requests.lists.archlinux.org/">aur-requests</a>.
home-submit-heading = Добавление пакетов
home-submit-html = Пакеты отправляют через git по SSH. Как это делать, рассказано в вики: <a href="https://wiki.archlinux.org/title/AUR_submission_guidelines">добавление пакетов</a>.
home-discussion-heading = Обсуждение
home-discussion-html = О пакетах говорят в рассылке <a href="https://lists.archlinux.org/mailman3/lists/aur-general.lists.archlinux.org/">aur-general</a>, о разработке сайта — в <a href="https://lists.archlinux.org/mailman3/lists/aur-dev.lists.archlinux.org/">aur-dev</a>.
home-bugs-heading = Сообщения об ошибках
home-bugs-html = Об ошибке в пакете пишут в комментарии на его странице, об ошибке самого AUR — в его <a href="https://gitlab.archlinux.org/archlinux/aurweb/-/issues">системе учёта ошибок</a>.
column-package = Пакет
column-updated = Обновлён
statistics-packages = Пакеты
statistics-orphans = Осиротевшие пакеты
statistics-added-week = Добавлено за 7 дней
statistics-updated-week = Обновлено за 7 дней
statistics-updated-year = Обновлено за год
statistics-never-updated = Ни разу не обновлялись
statistics-users = Зарегистрированные пользователи
statistics-maintainers = Package Maintainers

## Search

search-title = Пакеты
search-criteria = Условия поиска
search-keywords = Слова
search-by = Искать по
search-outdated = Устаревшие
search-sort = Упорядочить по
search-order = Порядок
search-per-page = На странице
search-option-name-description = Имя, описание
search-option-name-only = Только имя
search-option-package-base = База пакета
search-option-exact-name = Точное имя
search-option-exact-package-base = Точная база пакета
search-option-keywords = Ключевые слова
search-option-maintainer = Сопровождающий
search-option-co-maintainer = Совместный сопровождающий
search-option-maintainer-co-maintainer = Сопровождающий, в том числе совместный
search-option-submitter = Добавивший
search-option-all = Все
search-option-flagged = Помеченные
search-option-not-flagged = Не помеченные
search-option-name = Имя
search-option-votes = Голоса
search-option-popularity = Популярность
search-option-voted = Мой голос
search-option-notify = Уведомления
search-option-last-modified = Последнее изменение
search-option-ascending = По возрастанию
search-option-descending = По убыванию
search-go = Найти
search-orphans = Осиротевшие
search-results = Результаты
search-none = Пакетов, подходящих под условия поиска, не найдено.
search-found =
    { $count ->
        [one] Найден { $count } пакет.
        [few] Найдено { $count } пакета.
        [many] Найдено { $count } пакетов.
       *[other] Найдено { $count } пакета.
    }
search-page = Страница { $number } из { $pages }.
search-table = Таблица пакетов
column-name = Имя
column-version = Версия
column-votes = Голоса
column-popularity = Популярность
column-description = Описание
column-maintainer = Сопровождающий
column-modified = Обновлён
popularity-help = С каждым днём после подачи голос весит на 2 % меньше; популярность — сумма этих весов.
orphan = осиротевший
pager = Страницы
pager-first = Первая
pager-previous = Предыдущая
pager-next = Следующая
pager-last = Последняя

## Ranked search, its help, providers

find-label = Имена, описания, ключевые слова, люди
find-help = Как искать
find-fields = Поиск по полям
find-best = Лучшее совпадение
find-meant = Возможно, вы имели в виду
find-stale = После предыдущей страницы список пакетов изменился: некоторые могут встретиться дважды или не встретиться вовсе.
find-narrow = Уточнить
find-license = Лицензия
find-group = Группа
find-state = Состояние
find-outdated = устаревший
find-needing = Нужен { $name }
find-needing-run = для работы
find-needing-build = для сборки
find-needing-check = для проверки
find-needing-optional = необязательно
find-near = Пакеты с похожими именами
find-official = В официальных репозиториях
find-offline = Сервер не отвечает. Эти результаты взяты из копии имён и описаний.
find-note-guessed = Этих слов в таком написании нет нигде; здесь есть похожие.
find-note-some = Всех этих слов вместе нет нигде; здесь есть некоторые.
find-note-characters = Ищутся только первые символы, не более { $count }.
find-note-pieces = Ищутся только первые слова и условия, не более { $count }.
find-note-field = «{ $typed }» ищется как текст: такого поля нет.
find-note-votes = «{ $typed }» ищется как текст: для votes: нужно число, например votes:>10.
find-note-popularity = «{ $typed }» ищется как текст: для popularity: нужно число, например popularity:>1.5.
find-note-date = «{ $typed }» ищется как текст: для updated: нужна дата, например updated:>2026-01-31.
find-note-state = «{ $typed }» ищется как текст: для is: годятся orphan, maintained, outdated и current.
find-note-regex = «{ $typed }» ищется как текст: это не регулярное выражение.
find-note-regex-length = «{ $typed }» ищется как текст: регулярное выражение слишком длинное.
find-note-regex-cost = «{ $typed }» ищется как текст: регулярное выражение слишком сложное.
find-note-patterns = «{ $typed }» ищется как текст: в запросе допускается не более четырёх шаблонов и регулярных выражений.
resolve-title = Кто это предоставляет
resolve-intro = Имена зависимостей с условием на версию или без него и пакеты, которые их удовлетворяют: java-runtime>=17, libfoo.so=3-64.
resolve-label = Зависимость
resolve-none = Ни один пакет этого не предоставляет.
resolve-more = Не показано ещё { $count }.
resolve-provides = Предоставляет
resolve-satisfies = Удовлетворяет
resolve-yes = да
resolve-no = нет
resolve-unknown = здесь неизвестно
help-title = Как искать
help-intro = Введите то, что ищете. Что нельзя прочесть как условие, ищется как текст.
help-typed = Введено
help-found = Находит
help-words = пакеты, где есть оба слова, в любом месте; слова с опечатками угадываются
help-phrase = эти слова подряд, в имени или описании
help-without = пакеты без этого; ставится перед любым словом или условием
help-beginning = имена и слова, которые так начинаются
help-pattern = целые имена; * означает любые символы, ? — один
help-regex = имена, подходящие под это регулярное выражение
help-texts = пакеты с этим текстом в имени или в описании
help-people = пакеты этого пользователя
help-relations = пакеты с точно таким именем в этой роли; с * в конце — всё, что так начинается
help-depends = пакеты, которым этот пакет нужен в любом качестве
help-depends-kind = те, которым он нужен для работы, для сборки, для проверки или необязательно
help-requiredby = то, от чего зависит этот пакет
help-labels = пакеты с этой меткой или с меткой, которая так начинается
help-state = пакеты в этом состоянии
help-numbers = сравнения с >, >=, <, <= и =
help-dates = пакеты, обновлённые до или после дня, месяца или года
help-order-heading = Что идёт первым
help-order = Пакет точно с таким именем, затем имена, начинающиеся с этих слов, затем то, в пользу чего говорят слова, описание, голоса и зависимости других пакетов. Варианты вроде -bin и -git стоят рядом с основным именем. Догадки идут последними.
help-programs-html = Программы находят то же самое по адресу <code>/api/v1/search</code>, описание — в <a href="/openapi.json">openapi.json</a>.
offline-intro = Поиск идёт на сервере; пока он не отвечает — в копии имён и описаний, которую браузер загружает один раз.

## Accounts

accounts = Учётные записи
accounts-text = Чтобы видеть сведения о пользователях, нужно войти.
accounts-log-in = Войти на aurweb
account-log-in = Вход
account-register = Регистрация
account-reset = Сброс пароля
login-text = Эти страницы — для чтения. Учётные записи, голоса, комментарии и запросы хранит aurweb.
login-go = { $action } на { $site }

## Errors

not-found-title = Не найдено
not-found-heading = Страница не найдена
not-found-text = По этому адресу страницы нет.
not-found-git = Адрес репозитория git предназначен для git, а не для браузера.
not-found-clone = Чтобы получить пакет, выполните
not-found-read = Чтобы прочитать о нём, откройте
not-found-base = базу пакета { $name }.
not-found-search = Поиск пакетов
unavailable-heading = Служба недоступна
unavailable-text = Эта часть сайта сейчас не отвечает; попробуйте через несколько минут.
unavailable-files-html = Страницы пакетов по-прежнему доступны по адресу <code>/packages/NAME</code>. Все имена — в <a href="/packages.gz">packages.gz</a>, все метаданные — в <a href="/packages-meta-v1.json.gz">packages-meta-v1.json.gz</a>.

## Lists

nav-browse = Обзор
browse-heading = Обзор
browse-description = Пакеты по имени, популярности, возрасту и состоянию, по ключевому слову, лицензии, группе и сопровождающему.
browse-by-name = По первой букве
browse-other = прочие
browse-by-rank = По рейтингу и состоянию
browse-as-of = Эти списки составляются при чтении всего реестра; страница пакета может быть новее.
browse-page = Страница { $number } из { $pages }
browse-contents = Что на какой странице
browse-found =
    { $count ->
        [one] { $count } пакет.
        [few] { $count } пакета.
        [many] { $count } пакетов.
       *[other] { $count } пакета.
    }
browse-names =
    { $count ->
        [one] { $count } запись.
        [few] { $count } записи.
        [many] { $count } записей.
       *[other] { $count } записи.
    }
browse-seconded =
    { $count ->
        [one] { $count } из них, в конце списка, сопровождается совместно.
        [few] { $count } из них, в конце списка, сопровождаются совместно.
        [many] { $count } из них, в конце списка, сопровождаются совместно.
       *[other] { $count } из них, в конце списка, сопровождаются совместно.
    }
browse-shown = Показано только начало списка: { $count }.
browse-search = Искать среди всех
browse-list-name = Пакеты: { $name }
browse-list-popular = Самые популярные
browse-list-added = Новые пакеты
browse-list-updated = Недавно обновлённые
browse-list-orphans = Осиротевшие
browse-list-outdated = Устаревшие
browse-list-maintainers = Сопровождающие
browse-list-keywords = Ключевые слова
browse-list-licenses = Лицензии
browse-list-groups = Группы
browse-list-maintainer = Пакеты пользователя { $name }
browse-list-keyword = Ключевое слово: { $name }
browse-list-license = Лицензия: { $name }
browse-list-group = Группа: { $name }
browse-note-name = По алфавиту.
browse-note-popular = Сначала самые популярные.
browse-note-added = Сначала самые новые.
browse-note-updated = Сначала недавно обновлённые.
browse-note-orphans = Эти пакеты никто не сопровождает. Сначала те, у которых больше голосов.
browse-note-outdated = Сначала те, что помечены раньше всех.
browse-note-maintainers = По алфавиту, с числом сопровождаемых пакетов, в том числе сопровождаемых совместно.
browse-note-keywords = По алфавиту. Ключевые слова, у которых меньше пяти пакетов, находит поиск.
browse-note-licenses = По алфавиту, с числом пакетов.
browse-note-groups = По алфавиту, с числом пакетов.
browse-note-maintainer = По алфавиту.
browse-note-keyword = Сначала те, у которых больше голосов.
browse-note-license = Сначала те, у которых больше голосов.
browse-note-group = Сначала те, у которых больше голосов.
column-added = Добавлен
column-flagged = Помечен
home-browse = Обзор всех пакетов

## What is made on request

status-heading = Состояние данных
status-as-of = Данные от
status-release = Выпуск / индекс
status-text = Страницы создаются из таблиц реестра. Если страница создана раньше этого времени, значит, с тех пор она не менялась.
more-feed = Лента
more-json = В виде JSON
more-badge = Значок

## Statistics page

browse-list-statistics = Статистика
statistics-charts = Графики
statistics-description = Реестр в числах и графиках.
statistics-note = Считаются базы пакетов, каждая один раз; для лицензий — пакеты, для комментариев — сами комментарии.
chart-added-years = Впервые добавлены, по годам
chart-added-months = Впервые добавлены, по месяцам
chart-updated-years = Последнее обновление, по годам
chart-comments-years = Комментарии, по годам
chart-votes = По числу голосов
chart-maintained = Сопровождающие по числу баз пакетов
chart-licenses = Самые частые лицензии
chart-numbers = Числа

## Graph and comparison

more-graph = Граф
more-compare = Сравнить
graph-heading = Граф зависимостей
graph-needs = Зависит, прямо или косвенно, от
graph-outside = Имена не из AUR
graph-direct = Прямо нужен для
graph-needed = Прямо или косвенно нужен для
graph-note = Зависимости времени выполнения. Справа — то, что нужно пакету, слева — то, чему нужен он сам; столбцы ограничены несколькими прямоугольниками.
graph-cycles = Пунктирные линии входят в цикл.
compare-heading = Сравнить два пакета
compare-first = Первый пакет
compare-second = Второй пакет
compare-go = Сравнить
compare-missing = Пакета { $name } нет.
compare-common = Общие зависимости
compare-only = Только у { $name }
compare-provides = Предоставляет
compare-conflicts = Конфликты

rpc-title = Интерфейс RPC
rpc-heading = Интерфейс RPC, версия 5
rpc-intro-html = Программы могут получать здесь сведения о пакетах и искать их; ответ приходит в виде JSON. Интерфейс — только для чтения: не нужны ни учётная запись, ни ключ, и его могут вызывать страницы других сайтов. Машиночитаемое описание находится в <a href="/openapi.json">openapi.json</a>. Чтобы получить всё сразу, возьмите <a href="/packages-meta-v1.json.gz">архив всех пакетов</a>, а не спрашивайте о каждом.
rpc-addresses = Адреса
rpc-request = Запрос
rpc-answer = Ответ
rpc-one = один пакет
rpc-several = несколько пакетов, в порядке запроса
rpc-info-post-html = то же самое; тело — форма с <code>arg[]</code> или JSON:
rpc-search = все подходящие пакеты
rpc-search-post-html = то же самое; тело — форма с <code>arg</code> и <code>by</code> или JSON:
rpc-suggest = до 20 имён пакетов, которые так начинаются
rpc-suggest-base = до 20 имён баз пакетов, которые так начинаются
rpc-older-html = прежний вид всех этих запросов; <code>POST /rpc</code> принимает то же самое в виде формы
rpc-types-html = В запросах прежнего вида TYPE — это <code>info</code> (или <code>multiinfo</code>), <code>search</code>, <code>msearch</code> (пакеты сопровождающего), <code>suggest</code> или <code>suggest-pkgbase</code>. В адресах <code>+</code> означает сам себя, а пробел пишется <code>%20</code>; в теле формы <code>+</code> — это пробел, а плюс пишется <code>%2B</code>.
rpc-fields = Поля поиска
rpc-by-name-desc-html = Имя или описание содержит текст. Так идёт поиск, если <code>by</code> не указано.
rpc-by-name = Имя содержит текст.
rpc-by-maintainer = Этот пользователь сопровождает пакет; без текста — пакеты, которые никто не сопровождает.
rpc-by-people = Этот пользователь впервые добавил пакет или сопровождает его совместно с другими.
rpc-by-labels = У пакета есть это ключевое слово, или он входит в эту группу.
rpc-by-depends = У пакета есть эта зависимость, какую бы версию он ни требовал.
rpc-by-conflicts = Этот пакет указан в этом поле.
rpc-by-provides = Пакет предоставляет это имя или сам его носит.
rpc-fields-note-html = Регистр не учитывается. Текст ищется целиком, вместе с пробелами, а <code>%</code> и <code>_</code> означают сами себя. Текст короче двух символов отклоняется, кроме поиска по сопровождающему.
rpc-answers = Ответы
rpc-answers-note-html = Ответ — это объект с <code>resultcount</code>, <code>results</code>, <code>type</code> и <code>version</code>. Подсказка — простой список имён. Имени, которого нет, просто не будет среди результатов. Результаты поиска идут в порядке их <code>ID</code>.
rpc-key = Ключ результата
rpc-value = Значение
rpc-every-result = В каждом результате
rpc-info-only-html = Только в ответах на <code>info</code>
rpc-id = номер пакета, который меняется с каждой отправкой; имя; версия с выпуском
rpc-base = номер и имя базы пакета
rpc-description-html = текст или <code>null</code>
rpc-votes = число голосов; сумма голосов, каждый из которых со временем весит всё меньше
rpc-outdated-html = когда пакет помечен как устаревший, в секундах с 1970 года, или <code>null</code>
rpc-maintainer-html = имя пользователя или <code>null</code>, если пакет осиротевший
rpc-times = секунды с 1970 года
rpc-path = путь к снимку базы пакета
rpc-submitter-html = имя пользователя или <code>null</code>
rpc-lists = списки, возможно пустые
rpc-pending = число открытых запросов к базе пакета
rpc-relations = списки; если список пуст, ключа нет
rpc-errors = Ошибки
rpc-errors-note-html = Если запрос понятен, но отклонён, приходит ответ со статусом 200 и объектом, в котором <code>type</code> равен <code>error</code>, а <code>error</code> называет причину; <code>results</code> тогда — пустой список. При успехе ключа <code>error</code> не бывает.
rpc-error-version-html = значение <code>v</code> должно быть равно 5
rpc-error-type = тип или поле не из перечисленных выше
rpc-error-small = для поиска нужны хотя бы два символа
rpc-error-many = их больше 5000; ищите точнее
rpc-errors-status = Если версия — не число или тело не удаётся прочитать, статус ответа — 400; если тело больше 1 МиБ — 413.
rpc-client = Как быть хорошим клиентом
rpc-client-many-html = Спрашивайте о многих пакетах сразу, до 5000 в одном <code>info</code>, а не множеством запросов.
rpc-client-etag-html = Храните <code>ETag</code> и посылайте его как <code>If-None-Match</code>: если ответ не изменился, придёт пустой ответ 304.
rpc-client-gzip-html = Посылайте <code>Accept-Encoding: gzip</code>.
rpc-client-wait-html = После статуса 503 ждите столько, сколько указано в <code>Retry-After</code>.
rpc-callback-html = С <code>callback=NAME</code> в запросе прежнего вида ответ — это скрипт, который передаёт результат функции <code>NAME</code>. В имени до 128 символов: буквы, цифры и <code>( ) _ .</code>
rpc-examples = Примеры
