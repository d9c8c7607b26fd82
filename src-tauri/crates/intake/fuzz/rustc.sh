#!/bin/sh
# A wrapper of rustc that leaves most dependencies without the fuzzer's instruments, which only what is ours and the
# parsers it leans on need: the largest of the others takes longer to instrument than all the rest.
rustc=$1
shift
case " $* " in
  *" --crate-name intake "* | *" --crate-name pulldown_cmark "* | *" --crate-name quick_xml "* | *" --crate-name intake_fuzz "*) ;;
  *"/fuzz_targets/"* | *" fuzz_targets/"*) ;;
  *" --crate-name "*)
    for argument; do
      shift
      case $argument in
        -Cpasses=* | -Cllvm-args=-sanitizer-coverage* | -Cllvm-args=-simplifycfg* | -Ccodegen-units=1) ;;
        *) set -- "$@" "$argument" ;;
      esac
    done
    ;;
esac
exec "$rustc" "$@"
