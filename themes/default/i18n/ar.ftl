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
