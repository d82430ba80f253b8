from galley_lint import main

main()
