# Arabic, written from right to left. What is missing here is shown in English.
#
# \u2068 … \u2069 set apart what may be written from left to right, so that signs at its ends stay there; \u2066 … \u2069 do so
# for what always is, and keep < and > from being mirrored.

language-name = العربية
date = { $day }/{ $month }/{ $year }
date-time = { $day }/{ $month }/{ $year } { $hour }:{ $minute } ({ "\u2066" }{ $zone }{ "\u2069" })
number-group = ,
number-decimal = .

## Around every page

skip-to-content = انتقل إلى المحتوى
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
feed-newest = موجز RSS للحزم الجديدة
feed-modified = موجز RSS للحزم المعدلة
feed-deleted = موجز RSS للحزم المحذوفة
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
mark-orphan = يتيمة: لا أحد يشرف على هذه الحزمة
mark-outdated = موسومة بأنها قديمة منذ { $date }
mark-handed = انتقلت إلى يد أخرى: حزّم هذا الإصدار { "\u2068" }{ $user }{ "\u2069" } وهو لا يشرف عليها الآن
vital-maintainer = المشرف
vital-nobody = لا أحد
vital-updated = آخر تحديث
vital-votes = الأصوات
votes-history = الأصوات بحسب السنة
vital-popularity = الشعبية
vital-needs = تعتمد على
vital-required = مطلوبة من
vital-packages = الحزم
actions = إجراءات الحزمة
action-pkgbuild = عرض PKGBUILD
action-changes = عرض التغييرات
action-snapshot = تنزيل اللقطة
action-wiki = البحث في الويكي
action-flagged = موسومة بأنها قديمة ({ $date })
action-requests =
    { $count ->
        [zero] لا طلبات معلقة
        [one] طلب معلق واحد
        [two] طلبان معلقان
        [few] { $count } طلبات معلقة
        [many] { $count } طلبًا معلقًا
       *[other] { $count } طلب معلق
    }
action-login = سجّل الدخول للتصويت أو الوسم أو التعليق
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
field-packager = آخر من حزّمها:
field-votes = الأصوات:
field-popularity = الشعبية:
field-submitted = أول إرسال:
field-updated = آخر تحديث:
heading-dependencies = الاعتماديات ({ $number })
heading-required = مطلوبة من ({ $number })
heading-sources = المصادر ({ $number })
heading-packages = الحزم ({ $number })
list-show-more = اعرض { $count } أخرى
list-show-all = اعرض الكل: { $count }
dependency-kind-make = للبناء
dependency-kind-check = للفحص
dependency-kind-optional = اختيارية
dependency-requires = (تتطلب { "\u2068" }{ $name }{ "\u2069" })
base-view-package = عرض تفاصيل الحزمة { "\u2068" }{ $name }{ "\u2069" }

## Comments

comments = التعليقات
comments-pinned = التعليقات المثبتة
comments-latest = أحدث التعليقات
comments-feed = موجز التعليقات
comments-all-pages =
    { $count ->
        [zero] لا تعليقات، الصفحة
        [one] تعليق واحد، الصفحة
        [two] تعليقان، الصفحة
        [few] كل التعليقات وعددها { $count }، الصفحة
        [many] كل التعليقات وعددها { $count }، الصفحة
       *[other] كل التعليقات وعددها { $count }، الصفحة
    }
comments-on = التعليقات على
comments-page-title = { "\u2068" }{ $base }{ "\u2069" }: التعليقات، الصفحة { $number }
comments-page-of = الصفحة { $number } من { $pages }؛ في الصفحة 1 أقدم التعليقات.
comment-header = علّق { "\u2068" }{ $user }{ "\u2069" } في { $date }
comment-edited = (عدّله { "\u2068" }{ $user }{ "\u2069" } في { $date })
comment-deleted-account = <حساب محذوف>

## Flag comment

flag-title = سبب الوسم
flag-heading = لماذا وُسمت بأنها قديمة:
flag-by-html = وسم <strong><bdi>{ $user }</bdi></strong> الحزمة <strong><bdi>{ $base }</bdi></strong> بأنها قديمة في <strong>{ $date }</strong> للسبب التالي:
flag-by-nobody-html = وسم شخص لم يعد له حساب الحزمة <strong><bdi>{ $base }</bdi></strong> بأنها قديمة في <strong>{ $date }</strong> للسبب التالي:
flag-return = العودة إلى التفاصيل

## Home

home-title = الرئيسية
home-heading = رئيسية AUR
home-description = ابحث في حزم مستودع مستخدمي Arch Linux واقرأ عنها.
home-welcome-html = أهلًا بك في AUR حيث يتشارك مستخدمو Arch Linux نصوصًا برمجية لبناء الحزم. قبل أن تستعمل واحدًا منها أو ترسله اقرأ <a href="https://wiki.archlinux.org/title/AUR_User_Guidelines">إرشادات المستخدمين</a>، وقبل أن تضيف واحدًا اقرأ <a href="https://wiki.archlinux.org/title/AUR_submission_guidelines">إرشادات الإضافة</a> و<a href="https://wiki.archlinux.org/title/Arch_Packaging_Standards">معايير التحزيم</a>.
home-disclaimer-html = <strong>إخلاء مسؤولية:</strong> حزم AUR من صنع المستخدمين، واستعمالها على مسؤوليتك.
home-learn = المزيد عن AUR
home-search = البحث في الحزم
home-updates = أحدث التحديثات
home-more = كل التحديثات
home-feed-new = موجز الحزم الجديدة
home-feed-updates = موجز التحديثات
home-feed-deleted = موجز الحزم المحذوفة
home-statistics = إحصاءات
home-requests-heading = طلبات بشأن الحزم
home-requests-html = بعد تسجيل الدخول يمكن تقديم ثلاثة أنواع من الطلبات في صفحة الحزمة: <strong>جعلها يتيمة</strong> إن لم يستجب مشرفها لوسمها بأنها قديمة، أو <strong>حذفها</strong>، أو <strong>دمجها</strong> في حزمة أخرى. وتُناقش الطلبات في قائمة <a href="https://lists.archlinux.org/mailman3/lists/aur-requests.lists.archlinux.org/">aur-requests</a>.
home-submit-heading = إضافة الحزم
home-submit-html = تُرسل الحزم بواسطة git عبر SSH. تجد الشرح في الويكي: <a href="https://wiki.archlinux.org/title/AUR_submission_guidelines">إضافة الحزم</a>.
home-discussion-heading = النقاش
home-discussion-html = النقاش حول الحزم في قائمة <a href="https://lists.archlinux.org/mailman3/lists/aur-general.lists.archlinux.org/">aur-general</a>، وحول تطوير الموقع في <a href="https://lists.archlinux.org/mailman3/lists/aur-dev.lists.archlinux.org/">aur-dev</a>.
home-bugs-heading = الإبلاغ عن العلل
home-bugs-html = يُبلَّغ عن علل الحزمة في تعليق في صفحتها، وعن علل AUR نفسه في <a href="https://gitlab.archlinux.org/archlinux/aurweb/-/issues">متتبع المشكلات</a> الخاص به.
column-package = الحزمة
column-updated = آخر تحديث
statistics-packages = الحزم
statistics-orphans = الحزم اليتيمة
statistics-added-week = أُضيفت في آخر 7 أيام
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
search-option-flagged = الموسومة
search-option-not-flagged = غير الموسومة
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
search-page = الصفحة { $number } من { $pages }.
search-table = جدول الحزم
column-name = الاسم
column-version = الإصدار
column-votes = الأصوات
column-popularity = الشعبية
column-description = الوصف
column-maintainer = المشرف
column-modified = آخر تحديث
popularity-help = يفقد كل صوت 2% من وزنه مع كل يوم يمضي عليه؛ والشعبية مجموع الأوزان.
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
find-needing = تحتاج إلى { "\u2068" }{ $name }{ "\u2069" }
find-needing-run = للتشغيل
find-needing-build = للبناء
find-needing-check = للفحص
find-needing-optional = اختياريًا
find-near = حزم بأسماء مشابهة
find-official = في المستودعات الرسمية
find-offline = الخادم لا يجيب. هذه النتائج من نسخة للأسماء والأوصاف.
find-note-guessed = لا شيء فيه هذه الكلمات كما كُتبت؛ في هذه الحزم كلمات تشبهها.
find-note-some = لا شيء فيه كل هذه الكلمات؛ في هذه الحزم بعضها.
find-note-characters = يُبحث عن المحارف الأولى فقط وعددها { $count }.
find-note-pieces = يُبحث عن الكلمات والشروط الأولى فقط وعددها { $count }.
find-note-field = يُبحث عن «{ "\u2068" }{ $typed }{ "\u2069" }» كنص: لا حقل بهذا الاسم.
find-note-votes = يُبحث عن «{ "\u2068" }{ $typed }{ "\u2069" }» كنص: يلزم عدد بعد { "\u2068" }votes:{ "\u2069" } مثل { "\u2068" }votes:>10{ "\u2069" }.
find-note-popularity = يُبحث عن «{ "\u2068" }{ $typed }{ "\u2069" }» كنص: يلزم عدد بعد { "\u2068" }popularity:{ "\u2069" } مثل { "\u2068" }popularity:>1.5{ "\u2069" }.
find-note-date = يُبحث عن «{ "\u2068" }{ $typed }{ "\u2069" }» كنص: يلزم تاريخ بعد { "\u2068" }updated:{ "\u2069" } مثل { "\u2068" }updated:>2026-01-31{ "\u2069" }.
find-note-state = يُبحث عن «{ "\u2068" }{ $typed }{ "\u2069" }» كنص: تُقبل بعد { "\u2068" }is:{ "\u2069" } إحدى الكلمات orphan أو maintained أو outdated أو current.
find-note-regex = يُبحث عن «{ "\u2068" }{ $typed }{ "\u2069" }» كنص: ليس تعبيرًا نمطيًا.
find-note-regex-length = يُبحث عن «{ "\u2068" }{ $typed }{ "\u2069" }» كنص: التعبير النمطي طويل جدًا.
find-note-regex-cost = يُبحث عن «{ "\u2068" }{ $typed }{ "\u2069" }» كنص: التعبير النمطي معقد جدًا.
find-note-patterns = يُبحث عن «{ "\u2068" }{ $typed }{ "\u2069" }» كنص: في البحث الواحد أربعة أنماط وتعابير نمطية على الأكثر.
resolve-title = من يوفّر الاعتمادية
resolve-intro = أسماء اعتماديات، بشرط على الإصدار أو بدونه، والحزم التي تلبّيها: { "\u2068" }java-runtime>=17{ "\u2069" }، { "\u2068" }libfoo.so=3-64{ "\u2069" }.
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
help-pattern = أسماء كاملة؛ تعني { "\u2066" }*{ "\u2069" } أي محارف، وتعني { "\u2066" }?{ "\u2069" } محرفًا واحدًا
help-regex = الأسماء التي تطابق هذا التعبير النمطي
help-texts = الحزم التي فيها هذا النص في الاسم أو في الوصف
help-people = حزم هذا المستخدم
help-relations = الحزم التي لها هذا الاسم بالضبط في ذلك الدور؛ ومع { "\u2066" }*{ "\u2069" } في النهاية كل ما يبدأ هكذا
help-depends = الحزم التي تحتاج إلى هذه الحزمة بأي شكل
help-depends-kind = الحزم التي تحتاج إليها للتشغيل أو للبناء أو للفحص أو اختياريًا
help-requiredby = ما تعتمد عليه تلك الحزمة
help-labels = الحزم التي لها هذه التسمية أو تسمية تبدأ هكذا
help-state = الحزم في هذه الحالة
help-numbers = مقارنات بالعلامات { "\u2066" }>{ "\u2069" }، { "\u2066" }>={ "\u2069" }، { "\u2066" }<{ "\u2069" }، { "\u2066" }<={ "\u2069" }، { "\u2066" }={ "\u2069" }
help-dates = الحزم التي حُدّثت قبل يوم أو شهر أو سنة، أو بعد ذلك
help-order-heading = ما يأتي أولًا
help-order = الحزمة بهذا الاسم تمامًا، ثم الأسماء التي تبدأ بالكلمات، ثم ما تشهد له الكلمات والوصف والأصوات واعتماديات الحزم الأخرى. وتقف الأشكال مثل { "\u2066" }-bin{ "\u2069" } و{ "\u2066" }-git{ "\u2069" } بجانب أصلها. وتأتي التخمينات أخيرًا.
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
login-go = { $action } في { "\u2068" }{ $site }{ "\u2069" }

## Errors

not-found-title = غير موجودة
not-found-heading = الصفحة غير موجودة
not-found-text = لا صفحة في هذا العنوان.
not-found-git = عنوان مستودع git مخصص لبرنامج git لا للمتصفح.
not-found-clone = للحصول على الحزمة نفّذ
not-found-read = للقراءة عنها اذهب إلى
not-found-base = قاعدة الحزمة { "\u2068" }{ $name }{ "\u2069" }.
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
        [zero] لا شيء منها بإشراف مشترك.
        [one] واحدة منها، في آخر القائمة، بإشراف مشترك.
        [two] اثنتان منها، في آخر القائمة، بإشراف مشترك.
        [few] { $count } منها، في آخر القائمة، بإشراف مشترك.
        [many] { $count } منها، في آخر القائمة، بإشراف مشترك.
       *[other] { $count } منها، في آخر القائمة، بإشراف مشترك.
    }
browse-shown =
    { $count ->
        [zero] لا يُعرض شيء منها.
        [one] يُعرض أولها فقط.
        [two] يُعرض أول اثنين منها.
        [few] يُعرض أول { $count } منها.
        [many] يُعرض أول { $count } منها.
       *[other] يُعرض أول { $count } منها.
    }
browse-search = ابحث فيها كلها
browse-list-name = الحزم: { "\u2068" }{ $name }{ "\u2069" }
browse-list-popular = الأكثر شعبية
browse-list-added = حزم جديدة
browse-list-updated = المحدّثة حديثًا
browse-list-orphans = اليتيمة
browse-list-outdated = القديمة
browse-list-maintainers = المشرفون
browse-list-keywords = الكلمات المفتاحية
browse-list-licenses = الرخص
browse-list-groups = المجموعات
browse-list-maintainer = حزم { "\u2068" }{ $name }{ "\u2069" }
browse-list-keyword = الكلمة المفتاحية: { "\u2068" }{ $name }{ "\u2069" }
browse-list-license = الرخصة: { "\u2068" }{ $name }{ "\u2069" }
browse-list-group = المجموعة: { "\u2068" }{ $name }{ "\u2069" }
browse-note-name = مرتبة بحسب الاسم.
browse-note-popular = الأكثر شعبية أولًا.
browse-note-added = الأحدث أولًا.
browse-note-updated = آخر تحديث أولًا.
browse-note-orphans = لا يشرف أحد على هذه الحزم. الأكثر أصواتًا أولًا.
browse-note-outdated = الموسومة منذ أطول مدة أولًا.
browse-note-maintainers = مرتبة بحسب الاسم، مع عدد الحزم التي يشرف عليها كل منهم أو يشارك في الإشراف عليها.
browse-note-keywords = مرتبة بحسب الاسم. أما الكلمات المفتاحية التي لأقل من خمس حزم فيجدها البحث.
browse-note-licenses = مرتبة بحسب الاسم، مع عدد الحزم.
browse-note-groups = مرتبة بحسب الاسم، مع عدد الحزم.
browse-note-maintainer = مرتبة بحسب الاسم.
browse-note-keyword = الأكثر أصواتًا أولًا.
browse-note-license = الأكثر أصواتًا أولًا.
browse-note-group = الأكثر أصواتًا أولًا.
column-added = أول إرسال
column-flagged = وُسمت
home-browse = تصفح كل الحزم

## What is made on request

status-heading = حالة البيانات
status-as-of = البيانات بتاريخ
status-release = الإصدار / الفهرس
status-text = تُصنع الصفحات من جداول السجل. والصفحة الأقدم من هذا الوقت لم تتغير منذ صنعها.
more-feed = موجز
more-json = بصيغة JSON
more-badge = شارة

## Statistics page

browse-list-statistics = إحصاءات
statistics-charts = مخططات
statistics-description = السجل بالأرقام والمخططات.
statistics-note = تُعدّ قواعد الحزم، كل منها مرة واحدة؛ وفي الرخص تُعدّ الحزم، وفي التعليقات تُعدّ التعليقات نفسها.
chart-added-years = أول إرسال، بحسب السنة
chart-added-months = أول إرسال، بحسب الشهر
chart-updated-years = آخر تحديث، بحسب السنة
chart-comments-years = التعليقات، بحسب السنة
chart-votes = بحسب عدد الأصوات
chart-maintained = المشرفون بحسب عدد قواعد الحزم
chart-licenses = الرخص الأكثر شيوعًا
chart-numbers = الأرقام

## Graph and comparison

more-graph = مخطط الاعتماديات
more-compare = قارن
graph-heading = مخطط الاعتماديات
graph-needs = تعتمد، مباشرة أو بصورة غير مباشرة، على
graph-outside = أسماء من خارج AUR
graph-direct = مطلوبة مباشرة من
graph-needed = مطلوبة، مباشرة أو بصورة غير مباشرة، من
graph-note = اعتماديات وقت التشغيل. ما تعتمد عليه الحزمة على اليمين، وما يعتمد عليها على اليسار؛ وتنتهي الأعمدة بعد بضعة مربعات.
graph-cycles = الخطوط المتقطعة جزء من حلقة.
compare-heading = قارن حزمتين
compare-first = الحزمة الأولى
compare-second = الحزمة الثانية
compare-go = قارن
compare-missing = لا توجد حزمة اسمها { "\u2068" }{ $name }{ "\u2069" }.
compare-common = اعتماديات كلتيهما
compare-only = للحزمة { "\u2068" }{ $name }{ "\u2069" } فقط
compare-provides = توفّر
compare-conflicts = تتعارض مع

rpc-title = واجهة RPC
rpc-heading = واجهة RPC، الإصدار 5
rpc-intro-html = تستطيع البرامج هنا أن تستعلم عن الحزم وتبحث فيها وتتلقى JSON. الواجهة للقراءة فقط: لا تحتاج إلى حساب ولا إلى مفتاح، ويجوز لصفحات المواقع الأخرى أن تستدعيها. وفي <a href="/openapi.json">openapi.json</a> وصف تقرؤه الآلات. ولمن يريد كل شيء دفعة واحدة <a href="/packages-meta-v1.json.gz">أرشيف جميع الحزم</a> بدلًا من السؤال عن كل واحدة.
rpc-addresses = العناوين
rpc-request = الطلب
rpc-answer = الجواب
rpc-one = حزمة واحدة
rpc-several = عدة حزم بترتيب السؤال
rpc-info-post-html = الشيء نفسه؛ والمتن نموذج فيه <code>arg[]</code>، أو JSON:
rpc-search = كل الحزم المطابقة
rpc-search-post-html = الشيء نفسه؛ والمتن نموذج فيه <code>arg</code> و<code>by</code>، أو JSON:
rpc-suggest = حتى 20 اسمًا من أسماء الحزم التي تبدأ هكذا
rpc-suggest-base = حتى 20 اسمًا من أسماء قواعد الحزم التي تبدأ هكذا
rpc-older-html = الصيغة الأقدم لكل ما سبق؛ ويقبل <code>POST /rpc</code> الشيء نفسه في نموذج
rpc-types-html = في الصيغة الأقدم TYPE هو <code>info</code> (أو <code>multiinfo</code>) أو <code>search</code> أو <code>msearch</code> (حزم أحد المشرفين) أو <code>suggest</code> أو <code>suggest-pkgbase</code>. وفي العناوين تعني <code>+</code> نفسها وتُكتب المسافة <code>%20</code>؛ أما في متن النموذج فإن <code>+</code> مسافة وتُكتب علامة الزائد <code>%2B</code>.
rpc-fields = حقول البحث
rpc-by-name-desc-html = في الاسم أو الوصف هذا النص. وبهذا يُبحث عند غياب <code>by</code>.
rpc-by-name = في الاسم هذا النص.
rpc-by-maintainer = يشرف هذا المستخدم على الحزمة؛ ومن دون نص: الحزم التي لا يشرف عليها أحد.
rpc-by-people = أرسلها هذا المستخدم أول مرة، أو هو مشرف مشارك عليها.
rpc-by-labels = لها هذه الكلمة المفتاحية، أو هي في هذه المجموعة.
rpc-by-depends = لها هذه الاعتمادية، أيًا كان الإصدار المطلوب.
rpc-by-conflicts = تذكر هذه الحزمة في ذلك الحقل.
rpc-by-provides = توفّر هذا الاسم، أو تحمله.
rpc-fields-note-html = لا فرق بين الأحرف الكبيرة والصغيرة. والنص قطعة واحدة بمسافاته، ويعني كل من <code>%</code> و<code>_</code> نفسه. ويُرفض نص أقصر من محرفين إلا عند البحث عن مشرف.
rpc-answers = الأجوبة
rpc-answers-note-html = الجواب كائن فيه <code>resultcount</code> و<code>results</code> و<code>type</code> و<code>version</code>. والاقتراح قائمة أسماء فحسب. والاسم الذي لا وجود له لا يظهر بين النتائج. وتأتي نتائج البحث بترتيب <code>ID</code>.
rpc-key = مفتاح النتيجة
rpc-value = القيمة
rpc-every-result = في كل نتيجة
rpc-info-only-html = في أجوبة <code>info</code> فقط
rpc-id = رقم الحزمة، وهو يتغير مع كل إرسال؛ والاسم؛ والإصدار مع رقم بنائه
rpc-base = رقم قاعدة الحزمة واسمها
rpc-description-html = نص، أو <code>null</code>
rpc-votes = عدد الأصوات؛ ومجموع الأصوات التي يقل وزن كل منها مع مرور الوقت
rpc-outdated-html = متى وُسمت بأنها قديمة، بالثواني منذ 1970، أو <code>null</code>
rpc-maintainer-html = اسم المستخدم، أو <code>null</code> لليتيمة
rpc-times = ثوانٍ منذ 1970
rpc-path = مسار لقطة قاعدة الحزمة
rpc-submitter-html = اسم المستخدم، أو <code>null</code>
rpc-lists = قوائم، وقد تكون فارغة
rpc-pending = عدد الطلبات المعلقة بشأن قاعدة الحزمة
rpc-relations = قوائم؛ ويغيب المفتاح إن لم يكن فيها شيء
rpc-errors = الأخطاء
rpc-errors-note-html = الطلب المفهوم الذي يُرفض جوابه الحالة 200 وكائن قيمة <code>type</code> فيه <code>error</code> ويذكر <code>error</code> السبب؛ وتكون <code>results</code> عندئذ قائمة فارغة. ولا يوجد المفتاح <code>error</code> عند النجاح أبدًا.
rpc-error-version-html = يجب أن تكون قيمة <code>v</code> هي 5
rpc-error-type = النوع أو الحقل ليس مما سبق
rpc-error-small = يحتاج البحث إلى محرفين على الأقل
rpc-error-many = النتائج أكثر من 5000؛ ابحث عن شيء أدق
rpc-errors-status = الإصدار الذي ليس عددًا والمتن الذي لا يُقرأ جوابهما الحالة 400؛ والمتن الذي يزيد على ميبيبايت واحد جوابه 413.
rpc-client = كيف تكون عميلًا جيدًا
rpc-client-many-html = اسأل عن حزم كثيرة في <code>info</code> واحد، حتى 5000، لا في طلبات كثيرة.
rpc-client-etag-html = احفظ <code>ETag</code> وأرسله في <code>If-None-Match</code>: فإن لم يتغير الجواب كان 304 وفارغًا.
rpc-client-gzip-html = أرسل <code>Accept-Encoding: gzip</code>.
rpc-client-wait-html = بعد الحالة 503 انتظر المدة التي يذكرها <code>Retry-After</code>.
rpc-callback-html = مع <code>callback=NAME</code> في الصيغة الأقدم يكون الجواب نصًا برمجيًا يستدعي <code>NAME</code> به. وفي الاسم حتى 128 محرفًا من الحروف والأرقام ومن <code>( ) _ .</code>
rpc-examples = أمثلة
