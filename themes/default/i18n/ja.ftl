# Japanese. What is missing here is shown in English.

language-name = 日本語
date = { $year }/{ $month }/{ $day }
date-time = { $year }/{ $month }/{ $day } { $hour }:{ $minute }（{ $zone }）
number-group = ,
number-decimal = .

## Around every page

skip-to-content = 本文へ移動
arch-home = ホーム
arch-packages = パッケージ
arch-forums = フォーラム
arch-wiki = Wiki
arch-gitlab = GitLab
arch-security = セキュリティ
arch-download = ダウンロード
nav-home = AUR ホーム
nav-packages = パッケージ
nav-register = 登録
nav-login = ログイン
feed-newest = 新着パッケージの RSS
feed-modified = 更新されたパッケージの RSS
feed-deleted = 削除されたパッケージの RSS
opensearch-title = AUR パッケージ
search-packages = パッケージを検索
search-button = 検索
theme-switch = 明るい配色と暗い配色の切り替え
mirror-notice = これは公開パッケージアーカイブから作られた閲覧専用のコピーです。元のサイト：
mirror-more = コメント、リクエスト、アカウントは元のサイトにのみあります。
mirror-date = 最新の変更は { $date } のものです。
disclaimer-short = AUR のパッケージはユーザーが作ったものです。利用は自己責任でお願いします。
about-site = 静的ページの作成は aurpress、アカウント・投票・コメントの管理は
language-choose = 言語
language-button = 変更
none = なし
copy = コピー
copied = コピーしました

## Keyboard

keys-title = キーボード
keys-search = 検索
keys-walk = 次または前の結果やコメントへ移動
keys-jump = 依存関係やコメントへ移動
keys-copy = クローンのコマンドをコピー
keys-theme = 明るい配色と暗い配色の切り替え
keys-help = この一覧を表示
keys-on = これらのキーを使う
keys-close = 閉じる

## Packages and package bases

package-details = パッケージの詳細：
base-details = パッケージベースの詳細：
mark-orphan = 孤児：このパッケージにはメンテナがいません
mark-outdated = { $date } から期限切れのフラグが付いています
mark-handed = 引き継ぎ：このバージョンをパッケージ化した { $user } は、現在このパッケージのメンテナではありません
vital-maintainer = メンテナ
vital-nobody = なし
vital-updated = 更新
vital-votes = 投票数
votes-history = 年別の投票数
vital-popularity = 人気度
vital-needs = 依存
vital-required = 被依存
vital-packages = パッケージ
actions = パッケージの操作
action-pkgbuild = PKGBUILD を見る
action-changes = 変更履歴を見る
action-snapshot = スナップショットをダウンロード
action-wiki = Wiki を検索
action-flagged = 期限切れのフラグあり（{ $date }）
action-requests = 未処理のリクエスト { $count } 件
action-login = ログインして投票・フラグ付け・コメント
field-clone = Git クローン URL：
read-only = （読み取り専用）
field-base = パッケージベース：
field-description = 説明：
field-url = 上流の URL：
field-keywords = キーワード：
field-licenses = ライセンス：
field-groups = グループ：
field-conflicts = 競合：
field-provides = 提供：
field-replaces = 置き換え：
field-submitter = 投稿者：
field-maintainer = メンテナ：
field-packager = 最後のパッケージ作成者：
field-votes = 投票数：
field-popularity = 人気度：
field-submitted = 初回投稿：
field-updated = 最終更新：
heading-dependencies = 依存関係（{ $number }）
heading-required = これを必要とするパッケージ（{ $number }）
heading-sources = ソース（{ $number }）
heading-packages = パッケージ（{ $number }）
list-show-more = さらに { $count } 件を表示
list-show-all = { $count } 件すべてを見る
dependency-kind-make = ビルド時
dependency-kind-check = テスト時
dependency-kind-optional = 任意
dependency-requires = （{ $name } が必要）
base-view-package = パッケージ { $name } の詳細を見る

## Comments

comments = コメント
comments-pinned = 固定されたコメント
comments-latest = 最新のコメント
comments-feed = コメントのフィード
comments-all-pages = 全コメント { $count } 件、ページ：
comments-on = コメント対象：
comments-page-title = { $base }：コメント、{ $number } ページ目
comments-page-of = { $pages } ページ中 { $number } ページ目。1 ページ目が最も古いコメントです。
comment-header = { $user } のコメント：{ $date }
comment-edited = （{ $date } に { $user } が編集）
comment-deleted-account = <削除されたアカウント>

## Flag comment

flag-title = フラグの理由
flag-heading = 期限切れフラグの理由：
flag-by-html = <strong>{ $user }</strong> が <strong>{ $date }</strong> に次の理由で <strong>{ $base }</strong> に期限切れのフラグを付けました：
flag-by-nobody-html = すでにアカウントのないユーザーが <strong>{ $date }</strong> に次の理由で <strong>{ $base }</strong> に期限切れのフラグを付けました：
flag-return = 詳細へ戻る

## Home

home-title = ホーム
home-heading = AUR ホーム
home-description = Arch Linux User Repository のパッケージを検索・閲覧できます。
home-welcome-html = AUR へようこそ。ここでは Arch Linux のユーザーがパッケージのビルドスクリプトを共有しています。使ったりアップロードしたりする前に<a href="https://wiki.archlinux.org/title/AUR_User_Guidelines">ユーザーガイドライン</a>を、投稿する前に<a href="https://wiki.archlinux.org/title/AUR_submission_guidelines">投稿ガイドライン</a>と<a href="https://wiki.archlinux.org/title/Arch_Packaging_Standards">パッケージ標準</a>をお読みください。
home-disclaimer-html = <strong>免責事項：</strong>AUR のパッケージはユーザーが作ったものです。利用は自己責任でお願いします。
home-learn = AUR について詳しく
home-search = パッケージ検索
home-updates = 最近の更新
home-more = すべての更新
home-feed-new = 新着パッケージのフィード
home-feed-updates = 更新のフィード
home-feed-deleted = 削除のフィード
home-statistics = 統計
home-requests-heading = パッケージのリクエスト
home-requests-html = ログインすると、パッケージのページから三種類のリクエストを出せます。メンテナが期限切れのフラグに応じないときの<strong>孤児化</strong>、<strong>削除</strong>、別のパッケージへの<strong>統合</strong>です。リクエストは <a href="https://lists.archlinux.org/mailman3/lists/aur-requests.lists.archlinux.org/">aur-requests</a> メーリングリストで話し合われます。
home-submit-heading = パッケージの投稿
home-submit-html = パッケージは SSH 経由の git でプッシュします。方法は Wiki の<a href="https://wiki.archlinux.org/title/AUR_submission_guidelines">パッケージの投稿</a>にあります。
home-discussion-heading = 話し合い
home-discussion-html = パッケージの話題は <a href="https://lists.archlinux.org/mailman3/lists/aur-general.lists.archlinux.org/">aur-general</a>、サイトの開発は <a href="https://lists.archlinux.org/mailman3/lists/aur-dev.lists.archlinux.org/">aur-dev</a> のメーリングリストでどうぞ。
home-bugs-heading = 不具合の報告
home-bugs-html = パッケージの不具合はそのページのコメントへ、AUR 自体の不具合は<a href="https://gitlab.archlinux.org/archlinux/aurweb/-/issues">イシュートラッカー</a>へお願いします。
column-package = パッケージ
column-updated = 更新
statistics-packages = パッケージ
statistics-orphans = 孤児パッケージ
statistics-added-week = 過去 7 日間に追加されたパッケージ
statistics-updated-week = 過去 7 日間に更新されたパッケージ
statistics-updated-year = 過去 1 年間に更新されたパッケージ
statistics-never-updated = 一度も更新されていないパッケージ
statistics-users = 登録ユーザー
statistics-maintainers = パッケージメンテナ

## Search

search-title = パッケージ
search-criteria = 検索条件
search-keywords = 検索語
search-by = 検索対象
search-outdated = 期限切れ
search-sort = 並べ替え
search-order = 並び順
search-per-page = 1 ページの件数
search-option-name-description = 名前と説明
search-option-name-only = 名前のみ
search-option-package-base = パッケージベース
search-option-exact-name = 名前の完全一致
search-option-exact-package-base = パッケージベースの完全一致
search-option-keywords = キーワード
search-option-maintainer = メンテナ
search-option-co-maintainer = 共同メンテナ
search-option-maintainer-co-maintainer = メンテナと共同メンテナ
search-option-submitter = 投稿者
search-option-all = すべて
search-option-flagged = フラグあり
search-option-not-flagged = フラグなし
search-option-name = 名前
search-option-votes = 投票数
search-option-popularity = 人気度
search-option-voted = 投票済み
search-option-notify = 通知
search-option-last-modified = 最終更新
search-option-ascending = 昇順
search-option-descending = 降順
search-go = 検索
search-orphans = 孤児パッケージ
search-results = 結果
search-none = 条件に合うパッケージはありません。
search-found = { $count } 個のパッケージが見つかりました。
search-page = { $pages } ページ中 { $number } ページ目。
search-table = パッケージの表
column-name = 名前
column-version = バージョン
column-votes = 投票数
column-popularity = 人気度
column-description = 説明
column-maintainer = メンテナ
column-modified = 最終更新
popularity-help = 1 票の重みは投票から 1 日ごとに 2% ずつ減ります。人気度はその合計です。
orphan = 孤児
pager = ページ
pager-first = 最初
pager-previous = 前へ
pager-next = 次へ
pager-last = 最後

## Ranked search, its help, providers

find-label = 名前、説明、キーワード、ユーザー
find-help = 検索のしかた
find-fields = 項目を指定して検索
find-best = 関連度
find-meant = もしかして：
find-stale = 前のページを表示した後でパッケージが変わりました。二度現れるものや、現れないものがあるかもしれません。
find-narrow = 絞り込み
find-license = ライセンス
find-group = グループ
find-state = 状態
find-outdated = 期限切れ
find-needing = { $name } が必要
find-needing-run = 実行時
find-needing-build = ビルド時
find-needing-check = テスト時
find-needing-optional = 任意
find-near = 名前の似たパッケージ
find-official = 公式リポジトリ
find-offline = サーバーが応答しません。これは名前と説明のコピーからの結果です。
find-note-guessed = 入力どおりの語を含むパッケージはありません。似た語を含むものを示します。
find-note-some = すべての語を含むパッケージはありません。一部の語を含むものを示します。
find-note-characters = 最初の { $count } 文字だけを検索します。
find-note-pieces = 最初の { $count } 個の語と条件だけを検索します。
find-note-field = 「{ $typed }」は文字列として検索します。そのような項目はありません。
find-note-votes = 「{ $typed }」は文字列として検索します。votes: には votes:>10 のように数が必要です。
find-note-popularity = 「{ $typed }」は文字列として検索します。popularity: には popularity:>1.5 のように数が必要です。
find-note-date = 「{ $typed }」は文字列として検索します。updated: には updated:>2026-01-31 のように日付が必要です。
find-note-state = 「{ $typed }」は文字列として検索します。is: には orphan、maintained、outdated、current のいずれかが必要です。
find-note-regex = 「{ $typed }」は文字列として検索します。正規表現ではありません。
find-note-regex-length = 「{ $typed }」は文字列として検索します。正規表現が長すぎます。
find-note-regex-cost = 「{ $typed }」は文字列として検索します。正規表現が複雑すぎます。
find-note-patterns = 「{ $typed }」は文字列として検索します。一度の検索で使えるパターンと正規表現は合わせて四つまでです。
resolve-title = 提供元
resolve-intro = 依存関係の名前（バージョン条件付きも可。例：java-runtime>=17、libfoo.so=3-64）と、それを満たすパッケージ。
resolve-label = 依存関係
resolve-none = 提供するものはありません。
resolve-more = ほか { $count } 件は表示していません。
resolve-provides = 提供
resolve-satisfies = 条件を満たす
resolve-yes = はい
resolve-no = いいえ
resolve-unknown = ここでは不明
help-title = 検索のしかた
help-intro = 探すものを入力してください。条件として読めないものは文字列として検索します。
help-typed = 入力
help-found = 見つかるもの
help-words = 両方の語をどこかに含むパッケージ。打ち間違いは推測で補います
help-phrase = 名前か説明の中に、これらの語がこの順に続けて現れるもの
help-without = それを含まないパッケージ。どの語や条件の前にも置けます
help-beginning = これで始まる名前や語
help-pattern = 名前全体。* は任意の文字列、? は 1 文字
help-regex = この正規表現に一致する名前
help-texts = 名前または説明にこの文字列を含むパッケージ
help-people = このユーザーのパッケージ
help-relations = その関係でちょうどこの名前を挙げているパッケージ。末尾に * を付けると、これで始まるもの
help-depends = 種類を問わず、それを必要とするパッケージ
help-depends-kind = それぞれ実行時、ビルド時、テスト時、または任意でそれを必要とするパッケージ
help-requiredby = そのパッケージが依存するもの
help-labels = このラベル、またはこれで始まるラベルのあるパッケージ
help-state = この状態のパッケージ
help-numbers = >、>=、<、<=、= による比較
help-dates = ある日、月、年より前または後に更新されたパッケージ
help-order-heading = 並び順
help-order = 最初はちょうどその名前のパッケージ、次に名前がそれらの語で始まるもの、続いて語・説明・投票数・他のパッケージからの依存に照らして適したものが並びます。-bin や -git などの派生版は元のパッケージの隣に並びます。推測による結果は最後です。
help-programs-html = プログラムからは <code>/api/v1/search</code> で同じ結果を得られます。<a href="/openapi.json">openapi.json</a> に説明があります。
offline-intro = 検索はサーバーで行います。サーバーが応答しない間は、ブラウザーが一度だけ読み込む名前と説明のコピーを使います。

## Accounts

accounts = アカウント
accounts-text = ユーザーの情報を見るにはログインが必要です。
accounts-log-in = aurweb でログイン
account-log-in = ログイン
account-register = 登録
account-reset = パスワードの再設定
login-text = これらのページは閲覧用です。アカウント、投票、コメント、リクエストは aurweb が管理しています。
login-go = { $site } で{ $action }

## Errors

not-found-title = 見つかりません
not-found-heading = ページが見つかりません
not-found-text = このアドレスにページはありません。
not-found-git = git リポジトリのアドレスはブラウザー用ではなく git 用です。
not-found-clone = パッケージを取得するには次を実行してください：
not-found-read = パッケージの説明はこちら：
not-found-base = パッケージベース { $name }
not-found-search = パッケージを検索
unavailable-heading = サービスを利用できません
unavailable-text = サイトのこの部分は今は応答できません。数分後にもう一度お試しください。
unavailable-files-html = パッケージのページは引き続き <code>/packages/NAME</code> にあります。すべての名前は <a href="/packages.gz">packages.gz</a>、すべてのメタデータは <a href="/packages-meta-v1.json.gz">packages-meta-v1.json.gz</a> にあります。

## Lists

nav-browse = 一覧
browse-heading = 一覧
browse-description = 名前、人気度、日付、状態、キーワード、ライセンス、グループ、メンテナごとのパッケージ一覧。
browse-by-name = 頭文字別
browse-other = その他
browse-by-rank = 順位・状態別
browse-as-of = これらの一覧はレジストリ全体を読み込むときに作られます。各パッケージのページのほうが新しいことがあります。
browse-page = { $number } / { $pages } ページ
browse-contents = 各ページの内容
browse-found =
    { $count ->
       *[other] { $count } 個のパッケージ。
    }
browse-names =
    { $count ->
       *[other] { $count } 件。
    }
browse-seconded =
    { $count ->
       *[other] 末尾の { $count } 個は共同メンテナンスです。
    }
browse-shown =
    { $count ->
       *[other] 最初の { $count } 個を表示しています。
    }
browse-search = すべてを検索
browse-list-name = パッケージ：{ $name }
browse-list-popular = 人気度の高いパッケージ
browse-list-added = 新着パッケージ
browse-list-updated = 最近更新されたパッケージ
browse-list-orphans = 孤児パッケージ
browse-list-outdated = 期限切れ
browse-list-maintainers = メンテナ
browse-list-keywords = キーワード
browse-list-licenses = ライセンス
browse-list-groups = グループ
browse-list-maintainer = { $name } のパッケージ
browse-list-keyword = キーワード：{ $name }
browse-list-license = ライセンス：{ $name }
browse-list-group = グループ：{ $name }
browse-note-name = 名前順。
browse-note-popular = 人気度の高い順。
browse-note-added = 新しい順。
browse-note-updated = 更新の新しい順。
browse-note-orphans = メンテナのいないパッケージです。投票の多い順。
browse-note-outdated = フラグの付いた期間が長い順。
browse-note-maintainers = 名前順。数字はメンテナンスまたは共同メンテナンスしているパッケージの数です。
browse-note-keywords = 名前順。パッケージが 5 個未満のキーワードは検索で見つかります。
browse-note-licenses = 名前順。数字はパッケージの数です。
browse-note-groups = 名前順。数字はパッケージの数です。
browse-note-maintainer = 名前順。
browse-note-keyword = 投票の多い順。
browse-note-license = 投票の多い順。
browse-note-group = 投票の多い順。
column-added = 投稿日
column-flagged = フラグの日付
home-browse = すべてのパッケージを見る

## What is made on request

status-heading = データの状態
status-as-of = データの時点
status-release = リリース / 索引
status-text = ページはレジストリのテーブルから作られます。この時点より古いページは、作られてから変わっていません。
more-feed = フィード
more-json = JSON 形式
more-badge = バッジ

## Statistics page

browse-list-statistics = 統計
statistics-charts = グラフ
statistics-description = 数字とグラフで見るレジストリ。
statistics-note = 数えているのはパッケージベースで、それぞれ一度だけ数えます。ライセンスではパッケージを、コメントではコメントそのものを数えています。
chart-added-years = 初回投稿（年別）
chart-added-months = 初回投稿（月別）
chart-updated-years = 最終更新（年別）
chart-comments-years = コメント（年別）
chart-votes = 投票数別
chart-maintained = メンテナ（パッケージベース数別）
chart-licenses = 特に多いライセンス
chart-numbers = 数値

## Graph and comparison

more-graph = 依存グラフ
more-compare = 比較
graph-heading = 依存関係のグラフ
graph-needs = 依存先（直接・間接）
graph-outside = AUR 以外の名前
graph-direct = 被依存（直接）
graph-needed = 被依存（直接・間接）
graph-note = 実行時の依存関係です。右側はこのパッケージが必要とするもの、左側はこのパッケージを必要とするものです。各列に表示する枠は数個までです。
graph-cycles = 破線は循環依存の一部です。
compare-heading = 二つのパッケージを比較
compare-first = 一つ目のパッケージ
compare-second = 二つ目のパッケージ
compare-go = 比較する
compare-missing = { $name } というパッケージはありません。
compare-common = 共通の依存関係
compare-only = { $name } だけの依存関係
compare-provides = 提供
compare-conflicts = 競合

rpc-title = RPC インターフェース
rpc-heading = RPC インターフェース、バージョン 5
rpc-intro-html = プログラムはここでパッケージを調べたり検索したりして、JSON を受け取れます。読み取り専用で、アカウントも API キーも要らず、ほかのサイトのページからも呼び出せます。機械可読の説明は <a href="/openapi.json">openapi.json</a> にあります。すべてを一度に得るには、一つずつ問い合わせずに<a href="/packages-meta-v1.json.gz">全パッケージのアーカイブ</a>を使ってください。
rpc-addresses = アドレス
rpc-request = 要求
rpc-answer = 応答
rpc-one = 一つのパッケージ
rpc-several = 複数のパッケージ（指定した順）
rpc-info-post-html = 同上。本文は <code>arg[]</code> のあるフォーム、または JSON：
rpc-search = 一致するすべてのパッケージ
rpc-search-post-html = 同上。本文は <code>arg</code> と <code>by</code> のあるフォーム、または JSON：
rpc-suggest = これで始まるパッケージ名（20 個まで）
rpc-suggest-base = これで始まるパッケージベース名（20 個まで）
rpc-older-html = 以上すべての古い形式。<code>POST /rpc</code> は同じものをフォームで受け取ります
rpc-types-html = 古い形式の TYPE は <code>info</code>（または <code>multiinfo</code>）、<code>search</code>、<code>msearch</code>（メンテナのパッケージ）、<code>suggest</code>、<code>suggest-pkgbase</code> のいずれかです。アドレスの中では <code>+</code> はそのままの文字で、空白は <code>%20</code> と書きます。フォームの本文では <code>+</code> は空白で、プラスは <code>%2B</code> と書きます。
rpc-fields = 検索のフィールド
rpc-by-name-desc-html = 名前または説明にその文字列が含まれる。<code>by</code> がないときはこれを検索する。
rpc-by-name = 名前にその文字列が含まれる。
rpc-by-maintainer = そのユーザーがメンテナである。文字列がなければ、メンテナのいないパッケージ。
rpc-by-people = そのユーザーが最初に投稿した、または共同メンテナである。
rpc-by-labels = そのキーワードがある、またはそのグループに属する。
rpc-by-depends = その依存関係がある。求めるバージョンは問わない。
rpc-by-conflicts = その項目にこのパッケージが挙げられている。
rpc-by-provides = その名前を提供する、またはその名前である。
rpc-fields-note-html = 大文字と小文字は区別しません。文字列は空白も含めてひと続きのものとして扱い、<code>%</code> と <code>_</code> はそのままの文字です。2 文字未満の文字列は、メンテナで検索する場合を除いて拒否されます。
rpc-answers = 応答
rpc-answers-note-html = 応答は <code>resultcount</code>、<code>results</code>、<code>type</code>、<code>version</code> を持つオブジェクトです。名前の候補は、名前だけのリストで返ります。存在しない名前は結果に現れません。検索結果は <code>ID</code> の順に並びます。
rpc-key = 結果のキー
rpc-value = 値
rpc-every-result = すべての結果にあるキー
rpc-info-only-html = <code>info</code> の応答だけにあるキー
rpc-id = パッケージの番号（プッシュのたびに変わる）、名前、リリース番号付きのバージョン
rpc-base = パッケージベースの番号と名前
rpc-description-html = 文字列、または <code>null</code>
rpc-votes = 投票数、および古い票ほど軽く数えた合計
rpc-outdated-html = 期限切れのフラグが付いた時刻（1970 年からの秒数）、または <code>null</code>
rpc-maintainer-html = ユーザー名、孤児パッケージなら <code>null</code>
rpc-times = 1970 年からの秒数
rpc-path = パッケージベースのスナップショットのパス
rpc-submitter-html = ユーザー名、または <code>null</code>
rpc-lists = リスト（空のこともある）
rpc-pending = パッケージベースへの未処理のリクエストの数
rpc-relations = リスト。空ならキーもない
rpc-errors = エラー
rpc-errors-note-html = 解釈できても拒否された要求には、ステータス 200 と、<code>type</code> が <code>error</code> で <code>error</code> に理由のあるオブジェクトが返ります。このとき <code>results</code> は空のリストです。成功した応答に <code>error</code> のキーはありません。
rpc-error-version-html = <code>v</code> は 5 でなければなりません
rpc-error-type = 種類またはフィールドが上のどれでもありません
rpc-error-small = 検索には 2 文字以上が必要です
rpc-error-many = 結果が 5000 件を超えています。さらに絞り込んでください
rpc-errors-status = 数でないバージョンや読み取れない本文にはステータス 400、1 MiB を超える本文には 413 が返ります。
rpc-client = 良いクライアントであるために
rpc-client-many-html = 多くのパッケージを調べるときは、要求を何度も送らず、一つの <code>info</code> で 5000 個までまとめて問い合わせてください。
rpc-client-etag-html = <code>ETag</code> を保存し、<code>If-None-Match</code> として送ってください。変わりのない応答は空の 304 になります。
rpc-client-gzip-html = <code>Accept-Encoding: gzip</code> を送ってください。
rpc-client-wait-html = ステータス 503 のあとは <code>Retry-After</code> の示す時間だけ待ってください。
rpc-callback-html = 古い形式で <code>callback=NAME</code> を付けると、応答はそれを引数に <code>NAME</code> を呼び出すスクリプトになります。名前は 128 文字までで、英字、数字、<code>( ) _ .</code> を使えます。
rpc-examples = 例
