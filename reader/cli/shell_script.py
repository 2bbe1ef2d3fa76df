"""The scripts that make shells complete ``dateline``; ``reader.cli.completion`` answers what they ask.

Each calls the program as it is called on the line, hands on the words up to the cursor, and shows what comes
back; paths it completes by the shell's own means, which know how to quote them.
"""

BASH = r"""# Completion of dateline for bash 4 or newer:
#   source <(dateline completion bash)

_dateline() {
    local program=${1/#\~\//$HOME/} word purpose kind=
    local -a found=()
    COMPREPLY=()
    while IFS=$'\t' read -r word purpose; do
        case $word in
            :*) kind=${word#:} ;;
            "$2"*) COMPREPLY+=("$word") ;;
        esac
    done < <("$program" completion bash "${COMP_WORDS[@]:0:COMP_CWORD}" "$2" 2>/dev/null)
    [[ -z $kind ]] && return
    # Where something is quoted, and for files of any kind, readline looks by itself.
    if [[ $kind != files && $2 != *[\\\"\'\$\`~]* ]]; then
        while IFS= read -r word; do
            found+=("$word")
        done < <(
            [[ $kind == articles ]] && compgen -f -X '!*.y*ml' -- "$2"
            compgen -d -- "$2"
        )
    fi
    if (( ${#COMPREPLY[@]} == 0 )); then
        COMPREPLY=("${found[@]}")
        compopt -o filenames -o default
        return
    fi
    # Among commands readline is not told of files: it would take a command for the folder of its name.
    for word in "${found[@]}"; do
        [[ -d $word ]] && word+=/
        printf -v word %q "$word"
        COMPREPLY+=("$word")
    done
}

complete -F _dateline dateline
"""

ZSH = r"""#compdef dateline
# Completion of dateline for zsh, below compinit:
#   source <(dateline completion zsh)

_dateline() {
    local line word purpose kind
    local -a before=("${(@Q)words[1,CURRENT-1]}") candidates
    local program=${words[1]/#\~\//$HOME/}
    for line in "${(@f)$("$program" completion zsh "${before[@]}" "${(Q)PREFIX}" 2>/dev/null)}"; do
        word=${line%%$'\t'*} purpose=${line#*$'\t'}
        case $word in
            ('') ;;
            (:*) kind=${word#:} ;;
            (*) candidates+=("${word//:/\\:}${purpose:+:$purpose}") ;;
        esac
    done
    compset -P '--*='
    (( ${#candidates} )) && _describe -V dateline candidates
    case $kind in
        (articles) _files -g '*.(yaml|yml)' ;;
        (files) _files ;;
        (folders) _files -/ ;;
    esac
}

if [[ $funcstack[1] == _dateline ]]; then
    _dateline "$@"
else
    compdef _dateline dateline
fi
"""

FISH = r"""# Completion of dateline for fish:
#   dateline completion fish > ~/.config/fish/completions/dateline.fish

function __dateline_candidates
    set -l before (commandline -opc)
    set -l program (string replace -r '^~/' "$HOME/" -- $before[1])
    set -l current (commandline -ct)
    # What stands before the value of --option=value stands before each candidate, too.
    set -l option (string match -r -- '^--[^=]*=' "$current"; or echo '')
    set -l value (string replace -r -- '^--[^=]*=' '' "$current")
    for line in (command $program completion fish $before "$current" 2>/dev/null)
        switch $line
            case ':articles'
                set -l paths (__fish_complete_path "$value" | string match -r '.*(?:/|\.ya?ml)(?:\t.*)?$')
                printf '%s\n' $option$paths
            case ':files'
                printf '%s\n' $option(__fish_complete_path "$value")
            case ':folders'
                printf '%s\n' $option(__fish_complete_directories "$value" '')
            case '*'
                printf '%s\n' "$option$line"
        end
    end
end

complete -c dateline -f -a '(__dateline_candidates)'
"""

SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH}
"""By shell."""
