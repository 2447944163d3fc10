# Portuguese of Brazil. What is missing here is shown in English.

language-name = Português (Brasil)
date = { $day }/{ $month }/{ $year }
date-time = { $day }/{ $month }/{ $year } { $hour }:{ $minute } ({ $zone })
number-group = .
number-decimal = ,

## Around every page

skip-to-content = Ir para o conteúdo
arch-home = Início
arch-packages = Pacotes
arch-forums = Fóruns
arch-wiki = Wiki
arch-gitlab = GitLab
arch-security = Segurança
arch-download = Baixar
nav-home = Início do AUR
nav-packages = Pacotes
nav-register = Registrar-se
nav-login = Entrar
feed-newest = RSS de pacotes novos
feed-modified = RSS de pacotes modificados
feed-deleted = RSS de pacotes excluídos
opensearch-title = Pacotes do AUR
search-packages = Buscar pacotes
search-button = Buscar
theme-switch = Cores claras ou escuras
mirror-notice = Esta é uma cópia somente para leitura, feita do arquivo público de pacotes de
mirror-more = Comentários, solicitações e contas existem somente lá.
mirror-date = Sua mudança mais recente é de { $date }.
disclaimer-short = Os pacotes do AUR são feitos por usuários. Use-os por sua conta e risco.
about-site = Páginas estáticas do aurpress; contas, votos e comentários ficam com o
language-choose = Idioma
language-button = Mudar
none = Nenhum
copy = Copiar
copied = Copiado

## Keyboard

keys-title = Teclado
keys-search = buscar
keys-walk = resultado ou comentário seguinte e anterior
keys-jump = dependências e comentários
keys-copy = copiar o comando de clonagem
keys-theme = cores claras ou escuras
keys-help = esta lista
keys-on = Usar estas teclas
keys-close = Fechar

## Packages and package bases

package-details = Detalhes do pacote:
base-details = Detalhes do pacote base:
mark-orphan = Órfão: ninguém mantém este pacote
mark-outdated = Marcado como desatualizado desde { $date }
mark-handed = Em novas mãos: esta versão foi empacotada por { $user }, que hoje não mantém o pacote
vital-maintainer = Mantenedor
vital-nobody = ninguém
vital-updated = Atualizado
vital-votes = Votos
votes-history = Votos por ano
vital-popularity = Popularidade
vital-needs = Depende de
vital-required = Exigido por
vital-packages = Pacotes
actions = Ações do pacote
action-pkgbuild = Ver o PKGBUILD
action-changes = Ver as alterações
action-snapshot = Baixar o snapshot
action-wiki = Buscar na wiki
action-flagged = Marcado como desatualizado ({ $date })
action-requests =
    { $count ->
        [one] { $count } solicitação pendente
        [many] { $count } de solicitações pendentes
       *[other] { $count } solicitações pendentes
    }
action-login = Entrar para votar, marcar ou comentar
field-clone = URL para git clone:
read-only = (somente leitura)
field-base = Pacote base:
field-description = Descrição:
field-url = Site do projeto:
field-keywords = Palavras-chave:
field-licenses = Licenças:
field-groups = Grupos:
field-conflicts = Conflitos:
field-provides = Fornece:
field-replaces = Substitui:
field-submitter = Enviado por:
field-maintainer = Mantenedor:
field-packager = Último empacotador:
field-votes = Votos:
field-popularity = Popularidade:
field-submitted = Primeiro envio:
field-updated = Última atualização:
heading-dependencies = Dependências ({ $number })
heading-required = Exigido por ({ $number })
heading-sources = Fontes ({ $number })
heading-packages = Pacotes ({ $number })
list-show-more = Mostrar mais { $count }
list-show-all = Ver tudo ({ $count })
dependency-kind-make = compilação
dependency-kind-check = testes
dependency-kind-optional = opcional
dependency-requires = (exige { $name })
base-view-package = Ver os detalhes do pacote { $name }

## Comments

comments = Comentários
comments-pinned = Comentários fixados
comments-latest = Comentários mais recentes
comments-feed = Feed de comentários
comments-all-pages =
    { $count ->
        [one] { $count } comentário, página
        [many] Todos os { $count } de comentários, página
       *[other] Todos os { $count } comentários, página
    }
comments-on = Comentários sobre
comments-page-title = { $base }: comentários, página { $number }
comments-page-of = Página { $number } de { $pages }; a página 1 tem os comentários mais antigos.
comment-header = { $user } comentou em { $date }
comment-edited = (editado em { $date } por { $user })
comment-deleted-account = <conta excluída>

## Flag comment

flag-title = Motivo da marcação
flag-heading = Por que foi marcado como desatualizado:
flag-by-html = <strong>{ $user }</strong> marcou <strong>{ $base }</strong> como desatualizado em <strong>{ $date }</strong> pelo seguinte motivo:
flag-by-nobody-html = Alguém cuja conta não existe mais marcou <strong>{ $base }</strong> como desatualizado em <strong>{ $date }</strong> pelo seguinte motivo:
flag-return = Voltar aos detalhes

## Home

home-title = Início
home-heading = Início do AUR
home-description = Busque e consulte os pacotes do Arch Linux User Repository.
home-welcome-html = Boas-vindas ao AUR, onde usuários do Arch Linux compartilham scripts para construir pacotes. Antes de usar ou enviar um, leia o <a href="https://wiki.archlinux.org/title/AUR_User_Guidelines">guia do usuário</a>; antes de submeter um, as <a href="https://wiki.archlinux.org/title/AUR_submission_guidelines">regras de submissão</a> e os <a href="https://wiki.archlinux.org/title/Arch_Packaging_Standards">padrões de empacotamento</a>.
home-disclaimer-html = <strong>Aviso:</strong> os pacotes do AUR são feitos por usuários. Use-os por sua conta e risco.
home-learn = Saiba mais sobre o AUR
home-search = Busca de pacotes
home-updates = Atualizações recentes
home-more = Todas as atualizações
home-feed-new = Feed de pacotes novos
home-feed-updates = Feed de atualizações
home-feed-deleted = Feed de exclusões
home-statistics = Estatísticas
home-requests-heading = Solicitações sobre pacotes
home-requests-html = Depois de entrar, é possível fazer três tipos de solicitação na página de um pacote: <strong>torná-lo órfão</strong> quando o mantenedor não reage a uma marcação de desatualizado, <strong>excluí-lo</strong> ou <strong>mesclá-lo</strong> a outro. As solicitações são discutidas na lista <a href="https://lists.archlinux.org/mailman3/lists/aur-requests.lists.archlinux.org/">aur-requests</a>.
home-submit-heading = Enviar pacotes
home-submit-html = Os pacotes são enviados com git por SSH. A wiki explica como fazer isso em <a href="https://wiki.archlinux.org/title/AUR_submission_guidelines">Enviar pacotes</a>.
home-discussion-heading = Discussão
home-discussion-html = Fale sobre pacotes na lista <a href="https://lists.archlinux.org/mailman3/lists/aur-general.lists.archlinux.org/">aur-general</a>, e sobre o desenvolvimento do site em <a href="https://lists.archlinux.org/mailman3/lists/aur-dev.lists.archlinux.org/">aur-dev</a>.
home-bugs-heading = Relatar erros
home-bugs-html = Um erro de um pacote deve ser relatado num comentário na página dele; um erro do próprio AUR, no <a href="https://gitlab.archlinux.org/archlinux/aurweb/-/issues">rastreador de problemas</a>.
column-package = Pacote
column-updated = Atualizado
statistics-packages = Pacotes
statistics-orphans = Pacotes órfãos
statistics-added-week = Adicionados nos últimos 7 dias
statistics-updated-week = Atualizados nos últimos 7 dias
statistics-updated-year = Atualizados no último ano
statistics-never-updated = Nunca atualizados
statistics-users = Usuários registrados
statistics-maintainers = Package Maintainers

## Search

search-title = Pacotes
search-criteria = Critérios de busca
search-keywords = Palavras
search-by = Buscar por
search-outdated = Desatualizado
search-sort = Ordenar por
search-order = Ordem
search-per-page = Por página
search-option-name-description = Nome, descrição
search-option-name-only = Só nome
search-option-package-base = Pacote base
search-option-exact-name = Nome exato
search-option-exact-package-base = Pacote base exato
search-option-keywords = Palavras-chave
search-option-maintainer = Mantenedor
search-option-co-maintainer = Comantenedor
search-option-maintainer-co-maintainer = Mantenedor, comantenedor
search-option-submitter = Remetente
search-option-all = Todos
search-option-flagged = Marcados
search-option-not-flagged = Não marcados
search-option-name = Nome
search-option-votes = Votos
search-option-popularity = Popularidade
search-option-voted = Votado
search-option-notify = Notificação
search-option-last-modified = Última modificação
search-option-ascending = Crescente
search-option-descending = Decrescente
search-go = Ir
search-orphans = Órfãos
search-results = Resultados
search-none = Nenhum pacote corresponde à busca.
search-found =
    { $count ->
        [one] { $count } pacote encontrado.
        [many] { $count } de pacotes encontrados.
       *[other] { $count } pacotes encontrados.
    }
search-page = Página { $number } de { $pages }.
search-table = Tabela de pacotes
column-name = Nome
column-version = Versão
column-votes = Votos
column-popularity = Popularidade
column-description = Descrição
column-maintainer = Mantenedor
column-modified = Atualizado
popularity-help = Cada voto vale 2% menos a cada dia desde que foi dado; a popularidade é a soma.
orphan = órfão
pager = Páginas
pager-first = Primeira
pager-previous = Anterior
pager-next = Próxima
pager-last = Última

## Ranked search, its help, providers

find-label = Nomes, descrições, palavras-chave, pessoas
find-help = Como buscar
find-fields = Buscar por campo
find-best = Melhor resultado
find-meant = Você quis dizer
find-stale = Os pacotes mudaram desde a página anterior: alguns podem aparecer duas vezes ou nenhuma.
find-narrow = Refinar
find-license = Licença
find-group = Grupo
find-state = Estado
find-outdated = desatualizado
find-needing = Precisa de { $name }
find-needing-run = para funcionar
find-needing-build = para compilar
find-needing-check = para os testes
find-needing-optional = opcionalmente
find-near = Pacotes com nomes parecidos
find-official = Nos repositórios oficiais
find-offline = O servidor não responde. Estes resultados vêm de uma cópia de nomes e descrições.
find-note-guessed = Nada tem estas palavras como foram digitadas; estes pacotes têm palavras parecidas.
find-note-some = Nada tem todas estas palavras; estes pacotes têm algumas delas.
find-note-characters = Só os primeiros { $count } caracteres são buscados.
find-note-pieces = Só as primeiras { $count } palavras e condições são buscadas.
find-note-field = “{ $typed }” é buscado como texto: esse campo não existe.
find-note-votes = “{ $typed }” é buscado como texto: votes: exige um número, como votes:>10.
find-note-popularity = “{ $typed }” é buscado como texto: popularity: exige um número, como popularity:>1.5.
find-note-date = “{ $typed }” é buscado como texto: updated: exige uma data, como updated:>2026-01-31.
find-note-state = “{ $typed }” é buscado como texto: is: aceita orphan, maintained, outdated ou current.
find-note-regex = “{ $typed }” é buscado como texto: não é uma expressão regular.
find-note-regex-length = “{ $typed }” é buscado como texto: a expressão regular é longa demais.
find-note-regex-cost = “{ $typed }” é buscado como texto: a expressão regular é complexa demais.
find-note-patterns = “{ $typed }” é buscado como texto: uma busca pode ter no máximo quatro padrões e expressões regulares.
resolve-title = Quem fornece isto
resolve-intro = Nomes de dependências, com ou sem condição de versão, e os pacotes que as atendem: java-runtime>=17, libfoo.so=3-64.
resolve-label = Dependência
resolve-none = Nenhum pacote fornece isto.
resolve-more =
    { $count ->
        [one] Mais { $count } não é mostrado.
        [many] Mais { $count } não são mostrados.
       *[other] Mais { $count } não são mostrados.
    }
resolve-provides = Fornece
resolve-satisfies = Atende
resolve-yes = sim
resolve-no = não
resolve-unknown = desconhecido aqui
help-title = Como buscar
help-intro = Digite o que procura. O que não se lê como condição é buscado como texto.
help-typed = Digitado
help-found = Encontra
help-words = pacotes que têm as duas palavras, em qualquer lugar; palavras digitadas com erro são adivinhadas
help-phrase = estas palavras uma após a outra, no nome ou na descrição
help-without = pacotes sem isso; funciona antes de qualquer palavra ou condição
help-beginning = nomes e palavras que começam assim
help-pattern = nomes inteiros; * vale por quaisquer letras, ? por uma
help-regex = nomes que correspondem a esta expressão regular
help-texts = pacotes com este texto no nome ou na descrição
help-people = pacotes deste usuário
help-relations = pacotes com exatamente este nome nesse papel; com * no fim, o que começa assim
help-depends = pacotes que precisam dele, seja para o que for
help-depends-kind = os que precisam dele para funcionar, para compilar, para os testes ou opcionalmente
help-requiredby = aquilo de que esse pacote depende
help-labels = pacotes com esta etiqueta, ou com uma que começa assim
help-state = pacotes neste estado
help-numbers = comparações com >, >=, <, <= e =
help-dates = pacotes atualizados antes ou depois de um dia, mês ou ano
help-order-heading = O que vem primeiro
help-order = O pacote com exatamente esse nome, depois nomes que começam com as palavras, depois aquilo a favor de que falam palavras, descrição, votos e dependências de outros pacotes. Variantes como -bin e -git ficam ao lado do nome de que derivam. Palpites vêm por último.
help-programs-html = Programas encontram o mesmo em <code>/api/v1/search</code>, descrito em <a href="/openapi.json">openapi.json</a>.
offline-intro = A busca é feita no servidor; enquanto ele não responde, numa cópia de nomes e descrições que o navegador carrega uma só vez.

## Accounts

accounts = Contas
accounts-text = É preciso entrar para ver informações dos usuários.
accounts-log-in = Entrar no aurweb
account-log-in = Entrar
account-register = Registrar-se
account-reset = Redefinir a senha
login-text = Estas páginas são para ler. Contas, votos, comentários e solicitações ficam com o aurweb.
login-go = { $action } em { $site }

## Errors

not-found-title = Não encontrada
not-found-heading = Página não encontrada
not-found-text = Não há página neste endereço.
not-found-git = O endereço de um repositório git é para o git, não para um navegador.
not-found-clone = Para obter o pacote, execute
not-found-read = Para ler sobre ele, vá para
not-found-base = o pacote base { $name }.
not-found-search = Buscar pacotes
unavailable-heading = Serviço indisponível
unavailable-text = Esta parte do site não pode responder agora; tente de novo em alguns minutos.
unavailable-files-html = As páginas dos pacotes continuam no ar: um pacote está em <code>/packages/NAME</code>. Todos os nomes estão em <a href="/packages.gz">packages.gz</a>, todos os metadados em <a href="/packages-meta-v1.json.gz">packages-meta-v1.json.gz</a>.

## Lists

nav-browse = Explorar
browse-heading = Explorar
browse-description = Pacotes por nome, popularidade, idade e estado, e por palavra-chave, licença, grupo e mantenedor.
browse-by-name = Pela primeira letra
browse-other = outros
browse-by-rank = Por classificação e estado
browse-as-of = Estas listas são feitas quando todo o registro é lido; a página de um pacote pode ser mais recente.
browse-page = Página { $number } de { $pages }
browse-contents = O que há em cada página
browse-found =
    { $count ->
        [one] { $count } pacote.
        [many] { $count } de pacotes.
       *[other] { $count } pacotes.
    }
browse-names =
    { $count ->
        [one] { $count } item.
        [many] { $count } de itens.
       *[other] { $count } itens.
    }
browse-seconded =
    { $count ->
        [one] { $count } deles, no fim da lista, é comantido.
        [many] { $count } deles, no fim da lista, são comantidos.
       *[other] { $count } deles, no fim da lista, são comantidos.
    }
browse-shown =
    { $count ->
        [one] O primeiro é mostrado.
        [many] Os primeiros { $count } são mostrados.
       *[other] Os primeiros { $count } são mostrados.
    }
browse-search = Buscar entre todos
browse-list-name = Pacotes: { $name }
browse-list-popular = Mais populares
browse-list-added = Pacotes novos
browse-list-updated = Atualizados recentemente
browse-list-orphans = Órfãos
browse-list-outdated = Desatualizados
browse-list-maintainers = Mantenedores
browse-list-keywords = Palavras-chave
browse-list-licenses = Licenças
browse-list-groups = Grupos
browse-list-maintainer = Pacotes de { $name }
browse-list-keyword = Palavra-chave: { $name }
browse-list-license = Licença: { $name }
browse-list-group = Grupo: { $name }
browse-note-name = Em ordem alfabética.
browse-note-popular = Os mais populares primeiro.
browse-note-added = Os mais novos primeiro.
browse-note-updated = A atualização mais recente primeiro.
browse-note-orphans = Ninguém mantém estes pacotes. Os mais votados primeiro.
browse-note-outdated = Os marcados há mais tempo primeiro.
browse-note-maintainers = Em ordem alfabética, cada um com o número de pacotes mantidos ou comantidos.
browse-note-keywords = Em ordem alfabética. Palavras-chave de menos de cinco pacotes são encontradas pela busca.
browse-note-licenses = Em ordem alfabética, cada uma com o número de pacotes.
browse-note-groups = Em ordem alfabética, cada um com o número de pacotes.
browse-note-maintainer = Em ordem alfabética.
browse-note-keyword = Os mais votados primeiro.
browse-note-license = Os mais votados primeiro.
browse-note-group = Os mais votados primeiro.
column-added = Enviado
column-flagged = Marcado
home-browse = Explorar todos os pacotes

## What is made on request

status-heading = Estado dos dados
status-as-of = Dados de
status-release = Edição / índice
status-text = As páginas são feitas das tabelas do registro. Uma página anterior a este momento não mudou desde que foi feita.
more-feed = Feed
more-json = Em JSON
more-badge = Selo

## Statistics page

browse-list-statistics = Estatísticas
statistics-charts = Gráficos
statistics-description = O registro em números e gráficos.
statistics-note = São contados os pacotes base, cada um uma vez; nas licenças, os pacotes, e nos comentários, os próprios comentários.
chart-added-years = Primeiro envio, por ano
chart-added-months = Primeiro envio, por mês
chart-updated-years = Última atualização, por ano
chart-comments-years = Comentários, por ano
chart-votes = Por número de votos
chart-maintained = Mantenedores por número de pacotes base
chart-licenses = As licenças mais comuns
chart-numbers = Números

## Graph and comparison

more-graph = Grafo
more-compare = Comparar
graph-heading = Grafo de dependências
graph-needs = Precisa de, direta ou indiretamente
graph-outside = Nomes de fora do AUR
graph-direct = Necessário diretamente para
graph-needed = Necessário, direta ou indiretamente, para
graph-note = Dependências de execução. O que é necessário está à direita, o que precisa dele, à esquerda; as colunas terminam após algumas caixas.
graph-cycles = As linhas tracejadas fazem parte de um ciclo.
compare-heading = Comparar dois pacotes
compare-first = Primeiro pacote
compare-second = Segundo pacote
compare-go = Comparar
compare-missing = Não há nenhum pacote { $name }.
compare-common = Dependências de ambos
compare-only = Só de { $name }
compare-provides = Fornece
compare-conflicts = Conflitos

rpc-title = Interface RPC
rpc-heading = Interface RPC, versão 5
rpc-intro-html = Aqui os programas podem consultar e buscar pacotes e recebem JSON. A interface só lê: não precisa de conta nem de chave, e páginas de outros sites podem chamá-la. Há uma descrição legível por máquinas em <a href="/openapi.json">openapi.json</a>. Para ter tudo de uma vez, baixe o <a href="/packages-meta-v1.json.gz">arquivo de todos os pacotes</a> em vez de consultar um por um.
rpc-addresses = Endereços
rpc-request = Requisição
rpc-answer = Resposta
rpc-one = um pacote
rpc-several = vários pacotes, na ordem pedida
rpc-info-post-html = o mesmo; o corpo é um formulário com <code>arg[]</code>, ou JSON:
rpc-search = todos os pacotes que correspondem
rpc-search-post-html = o mesmo; o corpo é um formulário com <code>arg</code> e <code>by</code>, ou JSON:
rpc-suggest = até 20 nomes de pacotes que começam assim
rpc-suggest-base = até 20 nomes de pacotes base que começam assim
rpc-older-html = a forma antiga de tudo isso; <code>POST /rpc</code> aceita o mesmo como formulário
rpc-types-html = Na forma antiga, TYPE é <code>info</code> (ou <code>multiinfo</code>), <code>search</code>, <code>msearch</code> (pacotes de um mantenedor), <code>suggest</code> ou <code>suggest-pkgbase</code>. Nos endereços, um <code>+</code> vale por si mesmo e um espaço é <code>%20</code>; no corpo de um formulário, <code>+</code> é um espaço e um sinal de mais é <code>%2B</code>.
rpc-fields = Campos de uma busca
rpc-by-name-desc-html = O nome ou a descrição contém o texto. É assim que se busca quando <code>by</code> está ausente.
rpc-by-name = O nome contém o texto.
rpc-by-maintainer = Esta pessoa mantém o pacote; sem texto, os pacotes que ninguém mantém.
rpc-by-people = Esta pessoa fez o primeiro envio, ou é comantenedora.
rpc-by-labels = Tem esta palavra-chave, ou está neste grupo.
rpc-by-depends = Tem esta dependência, seja qual for a versão pedida.
rpc-by-conflicts = Cita este pacote ali.
rpc-by-provides = Fornece este nome, ou se chama assim.
rpc-fields-note-html = Não há distinção entre maiúsculas e minúsculas. O texto é tomado por inteiro, incluindo os espaços, e <code>%</code> e <code>_</code> valem por si mesmos. Um texto de menos de dois caracteres é recusado, exceto na busca por mantenedor.
rpc-answers = Respostas
rpc-answers-note-html = Uma resposta é um objeto com <code>resultcount</code>, <code>results</code>, <code>type</code> e <code>version</code>. Uma sugestão é uma simples lista de nomes. Um nome que não existe simplesmente não aparece nos resultados. Os resultados de uma busca vêm na ordem de seu <code>ID</code>.
rpc-key = Chave de um resultado
rpc-value = Valor
rpc-every-result = Em cada resultado
rpc-info-only-html = Só nas respostas a <code>info</code>
rpc-id = número do pacote, que muda a cada envio; nome; versão com revisão
rpc-base = número e nome do pacote base
rpc-description-html = texto, ou <code>null</code>
rpc-votes = número de votos; soma dos votos, em que cada um conta menos quanto mais antigo é
rpc-outdated-html = quando foi marcado como desatualizado, em segundos desde 1970, ou <code>null</code>
rpc-maintainer-html = nome de usuário, ou <code>null</code> para um órfão
rpc-times = segundos desde 1970
rpc-path = caminho do snapshot do pacote base
rpc-submitter-html = nome de usuário, ou <code>null</code>
rpc-lists = listas, que podem estar vazias
rpc-pending = número de solicitações pendentes sobre o pacote base
rpc-relations = listas; a chave falta quando a lista está vazia
rpc-errors = Erros
rpc-errors-note-html = Uma requisição entendida, mas recusada, recebe o status 200 e um objeto cujo <code>type</code> é <code>error</code> e cujo <code>error</code> diz por quê; <code>results</code> é então uma lista vazia. Uma resposta bem-sucedida nunca tem a chave <code>error</code>.
rpc-error-version-html = <code>v</code> deve ser 5
rpc-error-type = o tipo ou o campo não é nenhum dos citados acima
rpc-error-small = uma busca precisa de pelo menos dois caracteres
rpc-error-many = há mais de 5000; busque algo mais específico
rpc-errors-status = Uma versão que não é um número e um corpo que não se pode ler recebem o status 400; um corpo de mais de 1 MiB, o 413.
rpc-client = Ser um bom cliente
rpc-client-many-html = Peça muitos pacotes em um só <code>info</code>, até 5000, em vez de fazer muitas requisições.
rpc-client-etag-html = Guarde o <code>ETag</code> e envie-o como <code>If-None-Match</code>: uma resposta sem mudanças é então 304 e vazia.
rpc-client-gzip-html = Envie <code>Accept-Encoding: gzip</code>.
rpc-client-wait-html = Depois de um status 503, espere o tempo que <code>Retry-After</code> disser.
rpc-callback-html = Com <code>callback=NAME</code> na forma antiga, a resposta é um script que chama <code>NAME</code> com ela. O nome tem no máximo 128 caracteres: letras, dígitos e <code>( ) _ .</code>
rpc-examples = Exemplos
