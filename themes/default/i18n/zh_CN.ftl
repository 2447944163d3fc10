# Simplified Chinese. What is missing here is shown in English.

language-name = 简体中文
date = { $year }-{ $month }-{ $day }
date-time = { $year }-{ $month }-{ $day } { $hour }:{ $minute }（{ $zone }）
number-group = ,
number-decimal = .

## Around every page

skip-to-content = 跳到正文
arch-home = 首页
arch-packages = 软件包
arch-forums = 论坛
arch-wiki = Wiki
arch-gitlab = GitLab
arch-security = 安全
arch-download = 下载
nav-home = AUR 首页
nav-packages = 软件包
nav-register = 注册
nav-login = 登录
feed-newest = 最新软件包 RSS
feed-modified = 最近更新的软件包 RSS
feed-deleted = 已删除软件包 RSS
opensearch-title = AUR 软件包
search-packages = 搜索软件包
search-button = 搜索
theme-switch = 切换浅色或深色
mirror-notice = 这是只读副本，取自此站公开的软件包归档：
mirror-more = 评论、请求和账户只在原站提供。
mirror-date = 数据中最新的更改日期：{ $date }。
disclaimer-short = AUR 软件包由用户制作，使用风险自负。
about-site = 静态页面由 aurpress 生成；账户、投票和评论由以下网站管理：
language-choose = 语言
language-button = 切换
none = 无
copy = 复制
copied = 已复制

## Keyboard

keys-title = 键盘快捷键
keys-search = 搜索
keys-walk = 移到下一个或上一个结果或评论
keys-jump = 跳到依赖或评论
keys-copy = 复制克隆命令
keys-theme = 切换浅色或深色
keys-help = 显示此列表
keys-on = 启用这些快捷键
keys-close = 关闭

## Packages and package bases

package-details = 软件包详情：
base-details = 软件包基础详情：
mark-orphan = 孤立：无人维护此软件包
mark-outdated = 自 { $date } 起被标记为过期
mark-handed = 已易手：此版本由 { $user } 打包，但该用户现已不维护此软件包
vital-maintainer = 维护者
vital-nobody = 无人
vital-updated = 更新于
vital-votes = 票数
votes-history = 历年票数
vital-popularity = 热度
vital-needs = 依赖
vital-required = 被依赖
vital-packages = 软件包
actions = 软件包操作
action-pkgbuild = 查看 PKGBUILD
action-changes = 查看更改
action-snapshot = 下载快照
action-wiki = 搜索 Wiki
action-flagged = 已标记为过期（{ $date }）
action-requests = { $count } 个待处理请求
action-login = 登录后可投票、标记或评论
field-clone = Git 克隆地址：
read-only = （只读）
field-base = 软件包基础：
field-description = 描述：
field-url = 上游地址：
field-keywords = 关键字：
field-licenses = 许可证：
field-groups = 软件包组：
field-conflicts = 冲突：
field-provides = 提供：
field-replaces = 替代：
field-submitter = 提交者：
field-maintainer = 维护者：
field-packager = 最后打包者：
field-votes = 票数：
field-popularity = 热度：
field-submitted = 首次提交：
field-updated = 最后更新：
heading-dependencies = 依赖（{ $number }）
heading-required = 被依赖（{ $number }）
heading-sources = 源（{ $number }）
heading-packages = 软件包（{ $number }）
list-show-more = 再显示 { $count } 项
list-show-all = 查看全部 { $count } 项
dependency-kind-make = 构建
dependency-kind-check = 检查
dependency-kind-optional = 可选
dependency-requires = （需要 { $name }）
base-view-package = 查看软件包 { $name } 的详情

## Comments

comments = 评论
comments-pinned = 置顶评论
comments-latest = 最新评论
comments-feed = 评论订阅源
comments-all-pages = 全部 { $count } 条评论，页码：
comments-on = 评论：
comments-page-title = { $base }：评论，第 { $number } 页
comments-page-of = 第 { $number } 页，共 { $pages } 页；第 1 页是最早的评论。
comment-header = { $user } 评论于 { $date }
comment-edited = （{ $user } 编辑于 { $date }）
comment-deleted-account = <已删除的账户>

## Flag comment

flag-title = 标记原因
flag-heading = 标记为过期的原因：
flag-by-html = <strong>{ $user }</strong> 于 <strong>{ $date }</strong> 将 <strong>{ $base }</strong> 标记为过期，原因如下：
flag-by-nobody-html = 某位账户已不存在的用户于 <strong>{ $date }</strong> 将 <strong>{ $base }</strong> 标记为过期，原因如下：
flag-return = 返回详情

## Home

home-title = 首页
home-heading = AUR 首页
home-description = 搜索和浏览 Arch Linux 用户软件仓库中的软件包。
home-welcome-html = 欢迎来到 AUR，Arch Linux 用户在此分享软件包的构建脚本。使用或上传软件包之前，请阅读<a href="https://wiki.archlinux.org/title/AUR_User_Guidelines">用户指南</a>；提交软件包之前，请阅读<a href="https://wiki.archlinux.org/title/AUR_submission_guidelines">提交指南</a>和<a href="https://wiki.archlinux.org/title/Arch_Packaging_Standards">打包标准</a>。
home-disclaimer-html = <strong>免责声明：</strong>AUR 软件包由用户制作，使用风险自负。
home-learn = 进一步了解 AUR
home-search = 搜索软件包
home-updates = 最近更新
home-more = 全部更新
home-feed-new = 新软件包订阅源
home-feed-updates = 更新订阅源
home-feed-deleted = 已删除软件包订阅源
home-statistics = 统计
home-requests-heading = 软件包请求
home-requests-html = 登录后，可在软件包页面提出三种请求：<strong>弃置</strong>（维护者对过期标记没有回应时）、<strong>删除</strong>，或<strong>合并</strong>到另一个软件包。请求在 <a href="https://lists.archlinux.org/mailman3/lists/aur-requests.lists.archlinux.org/">aur-requests</a> 邮件列表上讨论。
home-submit-heading = 提交软件包
home-submit-html = 软件包通过 SSH 用 git 推送。做法见 Wiki 的<a href="https://wiki.archlinux.org/title/AUR_submission_guidelines">提交软件包</a>。
home-discussion-heading = 讨论
home-discussion-html = 软件包在 <a href="https://lists.archlinux.org/mailman3/lists/aur-general.lists.archlinux.org/">aur-general</a> 邮件列表讨论，网站开发在 <a href="https://lists.archlinux.org/mailman3/lists/aur-dev.lists.archlinux.org/">aur-dev</a> 邮件列表讨论。
home-bugs-heading = 报告错误
home-bugs-html = 软件包的错误请在其页面上评论；AUR 本身的错误请报告到其<a href="https://gitlab.archlinux.org/archlinux/aurweb/-/issues">问题跟踪器</a>。
column-package = 软件包
column-updated = 更新于
statistics-packages = 软件包
statistics-orphans = 孤立软件包
statistics-added-week = 过去 7 天新增的软件包
statistics-updated-week = 过去 7 天更新的软件包
statistics-updated-year = 过去一年更新的软件包
statistics-never-updated = 从未更新的软件包
statistics-users = 注册用户
statistics-maintainers = 软件包维护团队成员

## Search

search-title = 软件包
search-criteria = 搜索条件
search-keywords = 关键字
search-by = 搜索范围
search-outdated = 过期
search-sort = 排序依据
search-order = 排序方向
search-per-page = 每页数量
search-option-name-description = 名称、描述
search-option-name-only = 仅名称
search-option-package-base = 软件包基础
search-option-exact-name = 精确名称
search-option-exact-package-base = 精确软件包基础
search-option-keywords = 关键字
search-option-maintainer = 维护者
search-option-co-maintainer = 共同维护者
search-option-maintainer-co-maintainer = 维护者、共同维护者
search-option-submitter = 提交者
search-option-all = 全部
search-option-flagged = 已标记
search-option-not-flagged = 未标记
search-option-name = 名称
search-option-votes = 票数
search-option-popularity = 热度
search-option-voted = 已投票
search-option-notify = 通知
search-option-last-modified = 最后更新
search-option-ascending = 升序
search-option-descending = 降序
search-go = 搜索
search-orphans = 孤立软件包
search-results = 结果
search-none = 没有符合条件的软件包。
search-found = 找到 { $count } 个软件包。
search-page = 第 { $number } 页，共 { $pages } 页。
search-table = 软件包列表
column-name = 名称
column-version = 版本
column-votes = 票数
column-popularity = 热度
column-description = 描述
column-maintainer = 维护者
column-modified = 最后更新
popularity-help = 每一票的分量自投出起每天递减 2%；热度是所有票的分量之和。
orphan = 孤立
pager = 分页
pager-first = 首页
pager-previous = 上一页
pager-next = 下一页
pager-last = 末页

## Ranked search, its help, providers

find-label = 名称、描述、关键字、用户
find-help = 如何搜索
find-fields = 按字段搜索
find-best = 最佳匹配
find-meant = 您是不是要找：
find-stale = 打开上一页之后软件包有变化：有些可能重复出现，有些可能不出现。
find-narrow = 缩小范围
find-license = 许可证
find-group = 软件包组
find-state = 状态
find-outdated = 已过期
find-needing = 需要 { $name }
find-needing-run = 运行时
find-needing-build = 构建时
find-needing-check = 检查时
find-needing-optional = 可选
find-near = 名称相近的软件包
find-official = 在官方仓库中
find-offline = 服务器没有响应。以下来自名称和描述的副本。
find-note-guessed = 没有软件包含有与输入完全相同的词；以下软件包含有相近的词。
find-note-some = 没有软件包含有全部这些词；以下软件包含有其中一部分。
find-note-characters = 只搜索前 { $count } 个字符。
find-note-pieces = 只搜索前 { $count } 个词和条件。
find-note-field = “{ $typed }”按文本搜索：没有这个字段。
find-note-votes = “{ $typed }”按文本搜索：votes: 需要数字，例如 votes:>10。
find-note-popularity = “{ $typed }”按文本搜索：popularity: 需要数字，例如 popularity:>1.5。
find-note-date = “{ $typed }”按文本搜索：updated: 需要日期，例如 updated:>2026-01-31。
find-note-state = “{ $typed }”按文本搜索：is: 可用 orphan、maintained、outdated 或 current。
find-note-regex = “{ $typed }”按文本搜索：它不是正则表达式。
find-note-regex-length = “{ $typed }”按文本搜索：正则表达式太长。
find-note-regex-cost = “{ $typed }”按文本搜索：正则表达式太复杂。
find-note-patterns = “{ $typed }”按文本搜索：一次搜索中，模式和正则表达式合计最多四个。
resolve-title = 由谁提供
resolve-intro = 依赖的名称（可带版本条件，例如 java-runtime>=17、libfoo.so=3-64）以及满足它的软件包。
resolve-label = 依赖
resolve-none = 没有软件包提供它。
resolve-more = 还有 { $count } 个未显示。
resolve-provides = 提供
resolve-satisfies = 是否满足
resolve-yes = 是
resolve-no = 否
resolve-unknown = 此处未知
help-title = 如何搜索
help-intro = 输入您要找的内容。不能理解为条件的部分按文本搜索。
help-typed = 输入内容
help-found = 查找结果
help-words = 任何位置同时含有这两个词的软件包；拼错的词会自动推测
help-phrase = 名称或描述中前后相连的这些词
help-without = 不含它的软件包；可放在任何词和条件之前
help-beginning = 以此开头的名称和词
help-pattern = 完整名称；* 代表任意多个字符，? 代表一个字符
help-regex = 匹配此正则表达式的名称
help-texts = 名称或描述中含有此文本的软件包
help-people = 此用户的软件包
help-relations = 以相应关系列出此名称（完全一致）的软件包；末尾加 * 则匹配以此开头的名称
help-depends = 以任何方式需要它的软件包
help-depends-kind = 分别在运行时、构建时、检查时需要它，或以它为可选依赖的软件包
help-requiredby = 该软件包所依赖的软件包
help-labels = 带有此标签，或带有以此开头的标签的软件包
help-state = 处于此状态的软件包
help-numbers = 用 >、>=、<、<= 和 = 比较
help-dates = 在某日、某月或某年之前或之后更新的软件包
help-order-heading = 排列顺序
help-order = 首先是恰为此名称的软件包，然后是以这些词开头的名称，再按词、描述、票数和其他软件包的依赖排列。-bin、-git 等变体排在对应的原软件包旁边。推测的结果排在最后。
help-programs-html = 程序可在 <code>/api/v1/search</code> 得到同样的结果，说明见 <a href="/openapi.json">openapi.json</a>。
offline-intro = 搜索由服务器完成；服务器没有响应时，则在浏览器一次性下载的名称和描述副本中进行。

## Accounts

accounts = 账户
accounts-text = 登录后才能查看用户信息。
accounts-log-in = 在 aurweb 登录
account-log-in = 登录
account-register = 注册
account-reset = 重设密码
login-text = 这些页面仅供阅读。账户、投票、评论和请求由 aurweb 管理。
login-go = 在 { $site } { $action }

## Errors

not-found-title = 未找到
not-found-heading = 页面不存在
not-found-text = 此地址没有页面。
not-found-git = git 仓库的地址供 git 使用，不供浏览器使用。
not-found-clone = 要获取软件包，请运行
not-found-read = 要了解软件包，请前往
not-found-base = 软件包基础 { $name }。
not-found-search = 搜索软件包
unavailable-heading = 服务不可用
unavailable-text = 网站的这一部分暂时无法响应，请过几分钟再试。
unavailable-files-html = 软件包页面仍然可用：地址为 <code>/packages/NAME</code>。全部名称在 <a href="/packages.gz">packages.gz</a>，全部元数据在 <a href="/packages-meta-v1.json.gz">packages-meta-v1.json.gz</a>。

## Lists

nav-browse = 浏览
browse-heading = 浏览
browse-description = 按名称、热度、时间和状态，以及按关键字、许可证、软件包组和维护者浏览软件包。
browse-by-name = 按首字母
browse-other = 其他
browse-by-rank = 按排名和状态
browse-as-of = 这些列表在读取整个软件仓库时生成；各软件包的页面可能比列表新。
browse-page = 第 { $number } 页，共 { $pages } 页
browse-contents = 各页内容
browse-found =
    { $count ->
       *[other] { $count } 个软件包。
    }
browse-names =
    { $count ->
       *[other] { $count } 项。
    }
browse-seconded =
    { $count ->
       *[other] 其中列在最后的 { $count } 个为共同维护。
    }
browse-shown =
    { $count ->
       *[other] 这里列出前 { $count } 个。
    }
browse-search = 搜索全部
browse-list-name = 软件包：{ $name }
browse-list-popular = 热度最高
browse-list-added = 新软件包
browse-list-updated = 最近更新
browse-list-orphans = 孤立软件包
browse-list-outdated = 已过期
browse-list-maintainers = 维护者
browse-list-keywords = 关键字
browse-list-licenses = 许可证
browse-list-groups = 软件包组
browse-list-maintainer = { $name } 的软件包
browse-list-keyword = 关键字：{ $name }
browse-list-license = 许可证：{ $name }
browse-list-group = 软件包组：{ $name }
browse-note-name = 按名称排序。
browse-note-popular = 热度最高的在前。
browse-note-added = 最新的在前。
browse-note-updated = 最近更新的在前。
browse-note-orphans = 这些软件包无人维护。得票最多的在前。
browse-note-outdated = 标记最久的在前。
browse-note-maintainers = 按名称排序，并附其维护或共同维护的软件包数。
browse-note-keywords = 按名称排序。软件包少于五个的关键字可通过搜索找到。
browse-note-licenses = 按名称排序，并附软件包数。
browse-note-groups = 按名称排序，并附软件包数。
browse-note-maintainer = 按名称排序。
browse-note-keyword = 得票最多的在前。
browse-note-license = 得票最多的在前。
browse-note-group = 得票最多的在前。
column-added = 提交日期
column-flagged = 标记日期
home-browse = 浏览所有软件包

## What is made on request

status-heading = 数据状态
status-as-of = 数据截至
status-release = 发布版本 / 索引
status-text = 页面由软件仓库的数据表生成。早于此时间的页面自生成以来没有变化。
more-feed = 订阅源
more-json = JSON 格式
more-badge = 徽章

## Statistics page

browse-list-statistics = 统计
statistics-charts = 图表
statistics-description = 以数字和图表呈现软件仓库。
statistics-note = 统计的是软件包基础，每个只计一次；许可证统计的是软件包，评论统计的是评论本身。
chart-added-years = 首次提交（按年）
chart-added-months = 首次提交（按月）
chart-updated-years = 最后更新（按年）
chart-comments-years = 评论（按年）
chart-votes = 票数分布
chart-maintained = 维护者（按软件包基础数）
chart-licenses = 最常见的许可证
chart-numbers = 数值

## Graph and comparison

more-graph = 依赖图
more-compare = 比较
graph-heading = 依赖关系图
graph-needs = 直接或间接依赖
graph-outside = AUR 之外的名称
graph-direct = 被直接依赖
graph-needed = 被直接或间接依赖
graph-note = 仅含运行时依赖。右侧为其所依赖的软件包，左侧为依赖它的软件包；每列只显示少量方框。
graph-cycles = 虚线属于循环依赖。
compare-heading = 比较两个软件包
compare-first = 第一个软件包
compare-second = 第二个软件包
compare-go = 比较
compare-missing = 没有软件包 { $name }。
compare-common = 共同的依赖
compare-only = 仅 { $name } 的依赖
compare-provides = 提供
compare-conflicts = 冲突

rpc-title = RPC 接口
rpc-heading = RPC 接口，第 5 版
rpc-intro-html = 程序可以在这里查询和搜索软件包，并得到 JSON。接口只读：不需要账户，也不需要密钥，其他网站的页面也可以调用。机器可读的说明见 <a href="/openapi.json">openapi.json</a>。若要一次得到全部，请取<a href="/packages-meta-v1.json.gz">全部软件包的归档</a>，不要逐个查询。
rpc-addresses = 地址
rpc-request = 请求
rpc-answer = 响应
rpc-one = 一个软件包
rpc-several = 多个软件包，按请求的顺序
rpc-info-post-html = 同上；正文是带 <code>arg[]</code> 的表单，或 JSON：
rpc-search = 所有匹配的软件包
rpc-search-post-html = 同上；正文是带 <code>arg</code> 和 <code>by</code> 的表单，或 JSON：
rpc-suggest = 最多 20 个以此开头的软件包名称
rpc-suggest-base = 最多 20 个以此开头的软件包基础名称
rpc-older-html = 以上各项的旧形式；<code>POST /rpc</code> 以表单接受同样的内容
rpc-types-html = 在旧形式中，TYPE 是 <code>info</code>（或 <code>multiinfo</code>）、<code>search</code>、<code>msearch</code>（某维护者的软件包）、<code>suggest</code> 或 <code>suggest-pkgbase</code>。地址中 <code>+</code> 表示其本身，空格写作 <code>%20</code>；表单正文中 <code>+</code> 表示空格，加号写作 <code>%2B</code>。
rpc-fields = 搜索字段
rpc-by-name-desc-html = 名称或描述含有该文本。没有 <code>by</code> 时这样搜索。
rpc-by-name = 名称含有该文本。
rpc-by-maintainer = 该用户维护此软件包；没有文本时，为无人维护的软件包。
rpc-by-people = 该用户首次提交此软件包，或是其共同维护者。
rpc-by-labels = 有此关键字，或属于此软件包组。
rpc-by-depends = 有此依赖，不论要求哪个版本。
rpc-by-conflicts = 在该字段中列有此软件包。
rpc-by-provides = 提供此名称，或自身即为此名称。
rpc-fields-note-html = 不区分大小写。文本连同空格作为一个整体；<code>%</code> 和 <code>_</code> 表示其本身。少于两个字符的文本会被拒绝，按维护者搜索时除外。
rpc-answers = 响应
rpc-answers-note-html = 响应是一个对象，有 <code>resultcount</code>、<code>results</code>、<code>type</code> 和 <code>version</code>。名称建议则只是一个名称列表。不存在的名称不会出现在结果中。搜索结果按 <code>ID</code> 的顺序排列。
rpc-key = 结果的键
rpc-value = 值
rpc-every-result = 每个结果中
rpc-info-only-html = 只在 <code>info</code> 的响应中
rpc-id = 软件包的编号，每次推送都会改变；名称；版本（含发布号）
rpc-base = 软件包基础的编号和名称
rpc-description-html = 文本，或 <code>null</code>
rpc-votes = 票数；各票分量之和，每票的分量随时间递减
rpc-outdated-html = 被标记为过期的时间，自 1970 年起的秒数，或 <code>null</code>
rpc-maintainer-html = 用户名；孤立软件包为 <code>null</code>
rpc-times = 自 1970 年起的秒数
rpc-path = 软件包基础快照的路径
rpc-submitter-html = 用户名，或 <code>null</code>
rpc-lists = 列表，可能为空
rpc-pending = 软件包基础的待处理请求数
rpc-relations = 列表；没有内容时没有该键
rpc-errors = 错误
rpc-errors-note-html = 请求能理解但被拒绝时，响应状态为 200，内容是一个对象，其 <code>type</code> 为 <code>error</code>，<code>error</code> 说明原因；此时 <code>results</code> 是空列表。成功的响应绝不会有 <code>error</code> 键。
rpc-error-version-html = <code>v</code> 必须是 5
rpc-error-type = 类型或字段不在上述之列
rpc-error-small = 搜索至少需要两个字符
rpc-error-many = 超过 5000 个；请缩小搜索范围
rpc-errors-status = 版本不是数字，或正文无法读取时，状态为 400；正文超过 1 MiB 时为 413。
rpc-client = 做一个好客户端
rpc-client-many-html = 用一个 <code>info</code> 查询许多软件包，最多 5000 个，而不是发许多请求。
rpc-client-etag-html = 保留 <code>ETag</code>，并作为 <code>If-None-Match</code> 发送：若没有变化，响应便是空的 304。
rpc-client-gzip-html = 发送 <code>Accept-Encoding: gzip</code>。
rpc-client-wait-html = 遇到状态 503 后，按 <code>Retry-After</code> 指定的时间等待。
rpc-callback-html = 在旧形式中使用 <code>callback=NAME</code> 时，响应是一段脚本，以结果为参数调用 <code>NAME</code>。名称最多 128 个字符，可用字母、数字和 <code>( ) _ .</code>
rpc-examples = 示例
