/** The shells for which there is a script. */
export const shells = ['bash', 'zsh', 'fish'] as const

export type Shell = (typeof shells)[number]

/** The hidden command by which the scripts ask what may come next. */
export const ASK = '__complete'

/** The script that a shell reads at its start. */
export function completionScript(shell: Shell, name: string): string {
  const id = `_${name.replace(/[^A-Za-z\d_]/gu, '_')}_complete`
  return { bash, zsh, fish }[shell](name, id)
}

function bash(name: string, id: string): string {
  return `# bash completion: source <(${name} completion bash)
${id}() {
  local IFS=$'\\n'
  COMPREPLY=($(${name} ${ASK} "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | cut -f1))
}
complete -o default -F ${id} ${name}`
}

function zsh(name: string, id: string): string {
  return `#compdef ${name}
# zsh completion: source <(${name} completion zsh)
${id}() {
  local -a found
  local line value about
  for line in "\${(@f)$(${name} ${ASK} "\${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    [[ -n $line ]] || continue
    value=\${\${line%%$'\\t'*}//:/\\\\:} about=\${line#*$'\\t'}
    found+=("$value\${about:+:$about}")
  done
  (( \${#found} )) && _describe '${name}' found || _files
}
compdef ${id} ${name}`
}

function fish(name: string, id: string): string {
  return `# fish completion: ${name} completion fish | source
function ${id}
  set -l words (commandline -opc) (commandline -ct)
  ${name} ${ASK} $words[2..-1] 2>/dev/null
end
complete -c ${name} -f -a '(${id})'`
}
