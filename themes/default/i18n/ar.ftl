# Arabic, written from right to left. What is missing here is shown in English.

language-name = العربية
date = { $day }/{ $month }/{ $year }
date-time = { $day }/{ $month }/{ $year } { $hour }:{ $minute } (UTC)
number-group = ,
number-decimal = .

## Around every page

skip-to-content = إلى المحتوى
arch-home = الرئيسية
arch-packages = الحزم
arch-forums = المنتديات
arch-wiki = الويكي
arch-gitlab = GitLab
arch-security = الأمان
arch-download = التنزيل
nav-home = رئيسية AUR
nav-packages = الحزم
nav-register = إنشاء حساب
nav-login = تسجيل الدخول
feed-newest = موجز الحزم الجديدة
feed-modified = موجز الحزم المعدلة
opensearch-title = حزم AUR
search-packages = ابحث في الحزم
search-button = بحث
theme-switch = ألوان فاتحة أو داكنة
mirror-notice = هذه نسخة للقراءة فقط مأخوذة من أرشيف الحزم العام في
mirror-more = التعليقات والطلبات والحسابات موجودة هناك فقط.
mirror-date = أحدث تغيير فيها بتاريخ { $date }.
disclaimer-short = حزم AUR من صنع المستخدمين، واستعمالها على مسؤوليتك.
about-site = صفحات ثابتة من aurpress؛ أما الحسابات والأصوات والتعليقات فلدى
language-choose = اللغة
language-button = تغيير
none = لا يوجد
copy = نسخ
copied = تم النسخ

## Keyboard

keys-title = لوحة المفاتيح
keys-search = بحث
keys-walk = النتيجة أو التعليق التالي والسابق
keys-jump = الاعتماديات والتعليقات
keys-copy = نسخ أمر الاستنساخ
keys-theme = ألوان فاتحة أو داكنة
keys-help = هذه القائمة
keys-on = استعمال هذه المفاتيح
keys-close = إغلاق

## Packages and package bases

package-details = تفاصيل الحزمة:
base-details = تفاصيل قاعدة الحزمة:
mark-orphan = يتيمة: لا أحد يصون هذه الحزمة
mark-outdated = معلّمة بأنها قديمة منذ { $date }
mark-handed = انتقلت إلى يد أخرى: حزم هذا الإصدار { $user } وهو لا يصونها الآن
vital-maintainer = المشرف
vital-nobody = لا أحد
vital-updated = آخر تحديث
vital-votes = الأصوات
vital-popularity = الشعبية
vital-needs = تعتمد على
vital-required = مطلوبة من
vital-packages = الحزم
actions = إجراءات
action-pkgbuild = عرض PKGBUILD
action-changes = عرض التغييرات
action-snapshot = تنزيل اللقطة
action-wiki = البحث في الويكي
action-flagged = معلّمة بأنها قديمة ({ $date })
action-requests =
    { $count ->
        [zero] لا طلبات معلقة
        [one] طلب معلق واحد
        [two] طلبان معلقان
        [few] { $count } طلبات معلقة
        [many] { $count } طلبًا معلقًا
       *[other] { $count } طلب معلق
    }
action-login = سجّل الدخول للتصويت أو التعليم أو التعليق
field-clone = عنوان استنساخ Git:
read-only = (للقراءة فقط)
field-base = قاعدة الحزمة:
field-description = الوصف:
field-url = موقع المشروع:
field-keywords = الكلمات المفتاحية:
field-licenses = الرخص:
field-groups = المجموعات:
field-conflicts = تتعارض مع:
field-provides = توفّر:
field-replaces = تحل محل:
field-submitter = المرسل:
field-maintainer = المشرف:
field-packager = آخر من حزمها:
field-votes = الأصوات:
field-popularity = الشعبية:
field-submitted = أول إرسال:
field-updated = آخر تحديث:
heading-dependencies = الاعتماديات ({ $number })
heading-required = مطلوبة من ({ $number })
heading-sources = المصادر ({ $number })
heading-packages = الحزم ({ $number })
list-show-more = أظهر { $count } أخرى
list-show-all = اعرض الكل: { $count }
dependency-kind-make = للبناء
dependency-kind-check = للفحص
dependency-kind-optional = اختيارية
dependency-requires = (تتطلب { $name })
base-view-package = عرض تفاصيل الحزمة { $name }

## Comments

comments = التعليقات
comments-pinned = التعليقات المثبتة
comments-latest = أحدث التعليقات
comments-all-pages =
    { $count ->
        [zero] لا تعليقات، صفحة
        [one] تعليق واحد، صفحة
        [two] تعليقان، صفحة
        [few] كل التعليقات وعددها { $count }، صفحة
        [many] كل التعليقات وعددها { $count }، صفحة
       *[other] كل التعليقات وعددها { $count }، صفحة
    }
comments-on = التعليقات على
comments-page-title = { $base }: التعليقات، صفحة { $number }
comments-page-of = صفحة { $number } من { $pages }؛ في الصفحة 1 أقدم التعليقات.
comment-header = علّق { $user } في { $date }
comment-edited = (عدّله { $user } في { $date })
comment-deleted-account = <حساب محذوف>

## Flag comment

flag-title = سبب التعليم
flag-heading = لماذا عُلّمت بأنها قديمة:
flag-by-html = علّم <strong>{ $user }</strong> الحزمة <strong>{ $base }</strong> بأنها قديمة في <strong>{ $date }</strong> للسبب التالي:
flag-by-nobody-html = علّم شخص لم يعد له حساب الحزمة <strong>{ $base }</strong> بأنها قديمة في <strong>{ $date }</strong> للسبب التالي:
flag-return = العودة إلى التفاصيل

## Home

home-title = الرئيسية
home-heading = رئيسية AUR
home-description = ابحث في حزم مستودع مستخدمي Arch Linux واقرأ عنها.
home-welcome-html = أهلًا بك في AUR حيث يتشارك مستخدمو Arch Linux نصوص بناء الحزم. قبل أن تستعمل واحدًا أو ترسله اقرأ <a href="https://wiki.archlinux.org/title/AUR_User_Guidelines">إرشادات المستخدمين</a>، وقبل أن تضيف واحدًا اقرأ <a href="https://wiki.archlinux.org/title/AUR_submission_guidelines">إرشادات الإضافة</a> و<a href="https://wiki.archlinux.org/title/Arch_Packaging_Standards">معايير التحزيم</a>.
home-disclaimer-html = <strong>إخلاء مسؤولية:</strong> حزم AUR من صنع المستخدمين، واستعمالها على مسؤوليتك.
home-learn = المزيد عن AUR
home-search = البحث في الحزم
home-updates = أحدث التحديثات
home-more = كل التحديثات
home-feed-new = موجز الحزم الجديدة
home-feed-updates = موجز التحديثات
home-statistics = إحصاءات
home-requests-heading = طلبات بشأن الحزم
home-requests-html = بعد تسجيل الدخول يمكن تقديم ثلاثة أنواع من الطلبات في صفحة الحزمة: <strong>تيتيمها</strong> إن لم يستجب مشرفها لتعليمها بأنها قديمة، أو <strong>حذفها</strong>، أو <strong>دمجها</strong> في حزمة أخرى. وتُناقش الطلبات في قائمة <a href="https://lists.archlinux.org/mailman3/lists/aur-requests.lists.archlinux.org/">aur-requests</a>.
home-submit-heading = إضافة الحزم
home-submit-html = تُرسل الحزم بواسطة git عبر SSH. تجد الشرح في الويكي: <a href="https://wiki.archlinux.org/title/AUR_submission_guidelines">إضافة الحزم</a>.
home-discussion-heading = النقاش
home-discussion-html = النقاش حول الحزم في قائمة <a href="https://lists.archlinux.org/mailman3/lists/aur-general.lists.archlinux.org/">aur-general</a>، وحول تطوير الموقع في <a href="https://lists.archlinux.org/mailman3/lists/aur-dev.lists.archlinux.org/">aur-dev</a>.
home-bugs-heading = الإبلاغ عن العلل
home-bugs-html = مكان علّة الحزمة تعليق في صفحتها، ومكان علّة AUR نفسه <a href="https://gitlab.archlinux.org/archlinux/aurweb/-/issues">متتبع المشكلات</a>.
column-package = الحزمة
column-updated = آخر تحديث
statistics-packages = الحزم
statistics-orphans = الحزم اليتيمة
statistics-added-week = أضيفت في آخر 7 أيام
statistics-updated-week = حُدّثت في آخر 7 أيام
statistics-updated-year = حُدّثت في آخر سنة
statistics-never-updated = لم تُحدّث قط
statistics-users = المستخدمون المسجلون
statistics-maintainers = مشرفو الحزم

## Search

search-title = الحزم
search-criteria = معايير البحث
search-keywords = كلمات البحث
search-by = البحث في
search-outdated = القديمة
search-sort = الترتيب حسب
search-order = الاتجاه
search-per-page = في الصفحة
search-option-name-description = الاسم والوصف
search-option-name-only = الاسم فقط
search-option-package-base = قاعدة الحزمة
search-option-exact-name = الاسم بدقة
search-option-exact-package-base = قاعدة الحزمة بدقة
search-option-keywords = الكلمات المفتاحية
search-option-maintainer = المشرف
search-option-co-maintainer = المشرف المشارك
search-option-maintainer-co-maintainer = المشرف والمشرف المشارك
search-option-submitter = المرسل
search-option-all = الكل
search-option-flagged = المعلّمة
search-option-not-flagged = غير المعلّمة
search-option-name = الاسم
search-option-votes = الأصوات
search-option-popularity = الشعبية
search-option-voted = المصوّت لها
search-option-notify = الإشعارات
search-option-last-modified = آخر تعديل
search-option-ascending = تصاعدي
search-option-descending = تنازلي
search-go = ابحث
search-orphans = اليتيمة
search-results = النتائج
search-none = لا حزم تطابق البحث.
search-found =
    { $count ->
        [zero] لم توجد حزم.
        [one] وُجدت حزمة واحدة.
        [two] وُجدت حزمتان.
        [few] وُجدت { $count } حزم.
        [many] وُجدت { $count } حزمة.
       *[other] وُجدت { $count } حزمة.
    }
search-page = صفحة { $number } من { $pages }.
search-table = جدول الحزم
column-name = الاسم
column-version = الإصدار
column-votes = الأصوات
column-popularity = الشعبية
column-description = الوصف
column-maintainer = المشرف
column-modified = آخر تحديث
popularity-help = ينقص وزن كل صوت 2 % مع كل يوم يمضي عليه؛ والشعبية مجموع الأصوات.
orphan = يتيمة
pager = الصفحات
pager-first = الأولى
pager-previous = السابقة
pager-next = التالية
pager-last = الأخيرة

## Ranked search, its help, providers

find-label = الأسماء والأوصاف والكلمات المفتاحية والأشخاص
find-help = كيف تبحث
find-fields = البحث بالحقول
find-best = الأنسب
find-meant = هل تقصد
find-stale = تغيّرت الحزم منذ الصفحة السابقة: قد يظهر بعضها مرتين أو لا يظهر.
find-narrow = تضييق النتائج
find-license = الرخصة
find-group = المجموعة
find-state = الحالة
find-outdated = قديمة
find-near = حزم بأسماء مشابهة
find-official = في المستودعات الرسمية
find-offline = الخادم لا يجيب. هذه النتائج من نسخة للأسماء والأوصاف.
find-note-guessed = لا شيء فيه هذه الكلمات كما كُتبت؛ في هذه الحزم كلمات تشبهها.
find-note-some = لا شيء فيه كل هذه الكلمات؛ في هذه الحزم بعضها.
find-note-characters = يُبحث عن المحارف الأولى فقط وعددها { $count }.
find-note-pieces = يُبحث عن الكلمات والشروط الأولى فقط وعددها { $count }.
find-note-field = يُبحث عن «{ $typed }» كنص: لا حقل بهذا الاسم.
find-note-votes = يُبحث عن «{ $typed }» كنص: يلزم عدد بعد votes:‎ مثل votes:>10.
find-note-popularity = يُبحث عن «{ $typed }» كنص: يلزم عدد بعد popularity:‎ مثل popularity:>1.5.
find-note-date = يُبحث عن «{ $typed }» كنص: يلزم تاريخ بعد updated:‎ مثل updated:>2026-01-31.
find-note-state = يُبحث عن «{ $typed }» كنص: يصلح بعد is:‎ إحدى الكلمات orphan و maintained و outdated و current.
find-note-regex = يُبحث عن «{ $typed }» كنص: ليس تعبيرًا نمطيًا.
find-note-regex-length = يُبحث عن «{ $typed }» كنص: التعبير النمطي طويل جدًا.
find-note-regex-cost = يُبحث عن «{ $typed }» كنص: التعبير النمطي معقد جدًا.
find-note-patterns = يُبحث عن «{ $typed }» كنص: في البحث الواحد أربعة أنماط وتعابير نمطية على الأكثر.
resolve-title = من يوفّره
resolve-intro = أسماء اعتماديات، بشرط على الإصدار أو بدونه، والحزم التي تلبّيها: java-runtime>=17 و libfoo.so=3-64.
resolve-label = الاعتمادية
resolve-none = لا شيء يوفّرها.
resolve-more = لم يُعرض { $count } غيرها.
resolve-provides = توفّر
resolve-satisfies = تلبّيها
resolve-yes = نعم
resolve-no = لا
resolve-unknown = غير معروف هنا
help-title = كيف تبحث
help-intro = اكتب ما تبحث عنه. ما لا يُقرأ كشرط يُبحث عنه كنص.
help-typed = المكتوب
help-found = يجد
help-words = الحزم التي فيها الكلمتان في أي موضع؛ وتُخمَّن الكلمات المكتوبة خطأ
help-phrase = هذه الكلمات متتالية في الاسم أو الوصف
help-without = الحزم التي تخلو منه؛ يوضع قبل أي كلمة أو شرط
help-beginning = الأسماء والكلمات التي تبدأ هكذا
help-pattern = أسماء كاملة؛ تعني * أي محارف و ? محرفًا واحدًا
help-regex = الأسماء التي تطابق هذا التعبير النمطي
help-texts = الحزم التي فيها هذا النص في الاسم أو في الوصف
help-people = حزم هذا الشخص
help-relations = الحزم التي لها هذا الاسم بالضبط في ذلك الدور؛ ومع * في النهاية كل ما يبدأ هكذا
help-requiredby = ما تعتمد عليه تلك الحزمة
help-labels = الحزم التي عليها هذه الوسمة أو وسمة تبدأ هكذا
help-state = الحزم في هذه الحالة
help-numbers = مقارنات بـ > و >= و < و <= و =
help-dates = الحزم التي عُدّلت قبل يوم أو شهر أو سنة أو بعدها
help-order-heading = ما يأتي أولًا
help-order = الحزمة بهذا الاسم تمامًا، ثم الأسماء التي تبدأ بالكلمات، ثم ما تشهد له الكلمات والوصف والأصوات واعتماديات الحزم الأخرى. وتقف الأشكال مثل ‎-bin و ‎-git بجانب أصلها. وتأتي التخمينات أخيرًا.
help-programs-html = تجد البرامج الشيء نفسه في <code>/api/v1/search</code> الموصوف في <a href="/openapi.json">openapi.json</a>.
offline-intro = يجري البحث على الخادم؛ وما دام لا يجيب ففي نسخة من الأسماء والأوصاف يحمّلها المتصفح مرة واحدة.

## Accounts

accounts = الحسابات
accounts-text = عليك تسجيل الدخول لرؤية معلومات المستخدمين.
accounts-log-in = سجّل الدخول في aurweb
account-log-in = تسجيل الدخول
account-register = إنشاء حساب
account-reset = إعادة تعيين كلمة المرور
login-text = هذه الصفحات للقراءة. أما الحسابات والأصوات والتعليقات والطلبات فلدى aurweb.
login-go = { $action } في { $site }

## Errors

not-found-title = غير موجودة
not-found-heading = الصفحة غير موجودة
not-found-text = لا صفحة في هذا العنوان.
not-found-git = عنوان مستودع git مخصص لبرنامج git لا للمتصفح.
not-found-clone = للحصول على الحزمة نفّذ
not-found-read = للقراءة عنها اذهب إلى
not-found-base = قاعدة الحزمة { $name }.
not-found-search = ابحث في الحزم
unavailable-heading = الخدمة غير متاحة
unavailable-text = هذا الجزء من الموقع لا يستطيع الرد الآن؛ حاول بعد بضع دقائق.
unavailable-files-html = صفحات الحزم ما زالت تعمل: صفحة الحزمة في <code>/packages/NAME</code>. كل الأسماء في <a href="/packages.gz">packages.gz</a>، وكل البيانات الوصفية في <a href="/packages-meta-v1.json.gz">packages-meta-v1.json.gz</a>.

## Lists

nav-browse = تصفح
browse-heading = تصفح
browse-description = الحزم بحسب الاسم والشعبية والعمر والحالة، وبحسب الكلمة المفتاحية والرخصة والمجموعة والمشرف.
browse-by-name = بحسب الحرف الأول
browse-other = أخرى
browse-by-rank = بحسب الترتيب والحالة
browse-as-of = تُعدّ هذه القوائم عند قراءة السجل كله؛ وقد تكون صفحة الحزمة أحدث منها.
browse-page = الصفحة { $number } من { $pages }
browse-contents = محتوى كل صفحة
browse-found =
    { $count ->
        [zero] لا حزم.
        [one] حزمة واحدة.
        [two] حزمتان.
        [few] { $count } حزم.
        [many] { $count } حزمة.
       *[other] { $count } حزمة.
    }
browse-names =
    { $count ->
        [zero] لا مدخلات.
        [one] مدخل واحد.
        [two] مدخلان.
        [few] { $count } مدخلات.
        [many] { $count } مدخلًا.
       *[other] { $count } مدخل.
    }
browse-seconded =
    { $count ->
        [one] واحدة منها، في آخر القائمة، بإشراف مشترك.
        [two] اثنتان منها، في آخر القائمة، بإشراف مشترك.
       *[other] { $count } منها، في آخر القائمة، بإشراف مشترك.
    }
browse-shown =
    { $count ->
        [one] تُعرض الأولى فقط.
        [two] تُعرض الأوليان.
       *[other] تُعرض أول { $count } منها.
    }
browse-search = ابحث فيها كلها
browse-list-name = الحزم: { $name }
browse-list-popular = الأكثر شعبية
browse-list-added = حزم جديدة
browse-list-updated = المحدّثة حديثًا
browse-list-orphans = اليتيمة
browse-list-outdated = القديمة
browse-list-maintainers = المشرفون
browse-list-keywords = الكلمات المفتاحية
browse-list-licenses = الرخص
browse-list-groups = المجموعات
browse-list-maintainer = حزم { $name }
browse-list-keyword = الكلمة المفتاحية: { $name }
browse-list-license = الرخصة: { $name }
browse-list-group = المجموعة: { $name }
browse-note-name = مرتبة بحسب الاسم.
browse-note-popular = الأكثر شعبية أولًا.
browse-note-added = الأحدث أولًا.
browse-note-updated = آخر تحديث أولًا.
browse-note-orphans = لا يشرف أحد على هذه الحزم. الأكثر أصواتًا أولًا.
browse-note-outdated = المعلَّمة منذ أطول مدة أولًا.
browse-note-maintainers = مرتبة بحسب الاسم، مع عدد الحزم التي يشرف عليها كل منهم أو يشارك في الإشراف عليها.
browse-note-keywords = مرتبة بحسب الاسم. أما الكلمات التي لأقل من خمس حزم فيجدها البحث.
browse-note-licenses = مرتبة بحسب الاسم، مع عدد الحزم.
browse-note-groups = مرتبة بحسب الاسم، مع عدد الحزم.
browse-note-maintainer = مرتبة بحسب الاسم.
browse-note-keyword = الأكثر أصواتًا أولًا.
browse-note-license = الأكثر أصواتًا أولًا.
browse-note-group = الأكثر أصواتًا أولًا.
column-added = أُضيفت
column-flagged = عُلّمت
home-browse = تصفح كل الحزم

## What is made on request

status-heading = حالة البيانات
status-as-of = البيانات بتاريخ
status-release = الإصدار / الفهرس
status-text = تُصنع الصفحات من جداول السجل. والصفحة الأقدم من هذا الوقت لم تتغير منذ صنعها.
more-feed = التلقيمة
more-json = بصيغة JSON
more-badge = شارة

## Statistics page

browse-list-statistics = إحصاءات
statistics-charts = مخططات
statistics-description = السجل بالأرقام والمخططات.
statistics-note = تُعدّ قواعد الحزم، كل منها مرة واحدة؛ وفي الرخص تُعدّ الحزم، وفي التعليقات تُعدّ التعليقات نفسها.
chart-added-years = أول إضافة، بحسب السنة
chart-added-months = أول إضافة، بحسب الشهر
chart-updated-years = آخر تحديث، بحسب السنة
chart-comments-years = التعليقات، بحسب السنة
chart-votes = بحسب عدد الأصوات
chart-maintained = المشرفون بحسب عدد قواعد الحزم
chart-licenses = الرخص الأكثر شيوعًا
chart-numbers = الأرقام

## Graph and comparison

more-graph = المخطط
more-compare = قارن
graph-heading = مخطط الاعتماديات
graph-needs = يحتاج إليه مباشرة أو غير مباشرة
graph-outside = أسماء من خارج AUR
graph-direct = يحتاجه مباشرة
graph-needed = يحتاجه مباشرة أو غير مباشرة
graph-note = اعتماديات وقت التشغيل. ما يُحتاج إليه على اليمين، وما يحتاجه على اليسار؛ وتنتهي الأعمدة بعد بضعة مربعات.
graph-cycles = الخطوط المتقطعة جزء من حلقة.
compare-heading = قارن حزمتين
compare-first = الحزمة الأولى
compare-second = الحزمة الثانية
compare-go = قارن
compare-missing = لا توجد حزمة { $name }.
compare-common = اعتماديات كلتيهما
compare-only = لحزمة { $name } فقط
compare-provides = توفر
compare-conflicts = تتعارض مع
