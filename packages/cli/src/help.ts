/** What `fluxgate --help` prints. */
export const HELP = `fluxgate: the stages of a service, and the policy of a GitOps repository, on this machine as in GitHub Actions

  fluxgate test [step...]     run the stages, the chart's checks and the analyses of .fluxgate/delivery.yaml,
                              or those that are named; "chart" and "analysis" stand for the latter two
    --fast                    only what is quick: all before the first stage that needs Docker or a changed chart
    --budget <duration>       what all of it may take, such as 5m, instead of the budget of the file
    --delivery <path>         another delivery file, such as services/cart/.fluxgate/delivery.yaml
    --plain                   print everything as it comes, as without a terminal

  fluxgate check              say all that is wrong in .fluxgate/policy.yaml and the hold files, or what the policy means for the
                              overlays that are here; without a policy, propose one

  fluxgate --help             this text
  fluxgate --version          the version

It ends with 0 where nothing went wrong, 1 where a step did or something is to mend, 2 where it could not begin, and
130, 141 or 143 where it was ended by Ctrl-C, since nobody reads on, or by a signal.
`
