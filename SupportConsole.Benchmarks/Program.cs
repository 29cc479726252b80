using SupportConsole.Benchmarks;

return args switch
{
    ["search", .. var rest] => await SearchBenchmark.RunAsync(Argument(rest, 0, 1_000_000)),
    ["explorer", .. var rest] => await ExplorerBenchmark.RunAsync(Engine(rest), Argument(rest, 1, 1_000_000)),
    ["list", .. var rest] => await ListBenchmark.RunAsync(Argument(rest, 0, 1_000_000)),
    ["lifecycles", .. var rest] => await LifecycleBenchmark.RunAsync(
        Engine(rest),
        Argument(rest, 1, 64),
        Argument(rest, 2, 10_000),
        Argument(rest, 3, 10)
    ),
    ["rates", .. var rest] => await RateBenchmark.RunAsync(
        Engine(rest),
        Argument(rest, 1, 50),
        Argument(rest, 2, 10_000),
        Argument(rest, 3, 10)
    ),
    ["crash", .. var rest] => await CrashBenchmark.RunAsync(
        Engine(rest),
        Argument(rest, 1, 100),
        Argument(rest, 2, Environment.TickCount)
    ),
    ["credit-crash", .. var rest] => await CreditCrashBenchmark.RunAsync(
        Engine(rest),
        Argument(rest, 1, 10_000),
        Argument(rest, 2, 25),
        Argument(rest, 3, Environment.TickCount)
    ),
    ["payment-crash", .. var rest] => await PaymentCrashBenchmark.RunAsync(
        Engine(rest),
        Argument(rest, 1, 5_000),
        Argument(rest, 2, 25),
        Argument(rest, 3, Environment.TickCount)
    ),
    ["ledger", .. var rest] => await LedgerBenchmark.RunAsync(
        Engine(rest),
        Argument(rest, 1, 1_000_000),
        Argument(rest, 2, Environment.TickCount)
    ),
    ["decisions", ..] => DecisionBenchmark.Run(),
    ["http", .. var rest] => await HttpBenchmark.RunAsync(
        Engine(rest),
        Argument(rest, 1, 32),
        Argument(rest, 2, 50),
        Argument(rest, 3, 10)
    ),
    ["nodes", .. var rest] => await NodesBenchmark.RunAsync(
        Argument(rest, 0, 10),
        Argument(rest, 1, 10_000),
        Engine(rest[Math.Min(2, rest.Length)..], BenchmarkDatabase.PostgreSql)
    ),
    ["node", .. var rest] => await NodesBenchmark.RunNodeAsync(
        Argument(rest, 0, 10),
        Argument(rest, 1, 10_000),
        Argument(rest, 2, 0)
    ),
    ["start", .. var rest] => await StartBenchmark.RunAsync(Engine(rest), Argument(rest, 1, 1_000_000)),
    ["fairness", .. var rest] => await FairnessBenchmark.RunAsync(
        Argument(rest, 0, 1_000_000),
        Engine(rest[Math.Min(1, rest.Length)..])
    ),
    ["idle", .. var rest] => await IdleBenchmark.RunAsync(
        Argument(rest, 0, 100_000),
        Engine(rest[Math.Min(1, rest.Length)..])
    ),
    ["limits-cost", .. var rest] => await LimitsCostBenchmark.RunAsync(Engine(rest), Argument(rest, 1, 5)),
    ["what-if", .. var rest] => await WhatIfBenchmark.RunAsync(Engine(rest), Argument(rest, 1, 1_000_000)),
    ["retention", .. var rest] => await RetentionBenchmark.RunAsync(
        Engine(rest),
        Argument(rest, 1, 1_000_000),
        Argument(rest, 2, 5),
        Argument(rest, 3, 8)
    ),
    ["history", .. var rest] => await HistoryBenchmark.RunAsync(Argument(rest, 0, 10_000), Argument(rest, 1, 5)),
    ["live", ..] => await ConsoleBenchmark.RunLiveAsync(),
    ["console", .. var rest] => await ConsoleBenchmark.RunAsync(Argument(rest, 0, 50)),
    ["simulation", .. var rest] => SimulationRun.Run(
        Argument(rest, 0, 100_000_000),
        Argument(rest, 1, Environment.TickCount)
    ),
    _ => Usage(),
};

static int Argument(string[] arguments, int index, int standard) =>
    arguments.Length > index
        ? int.Parse(arguments[index], System.Globalization.CultureInfo.InvariantCulture)
        : standard;

static string Engine(string[] arguments, string standard = BenchmarkDatabase.Sqlite) =>
    arguments.Length > 0 ? arguments[0] : standard;

static int Usage()
{
    Console.WriteLine(
        """
        Usage: dotnet run -c Release --project SupportConsole.Benchmarks -- <benchmark>

          search [accounts]                       account search on SQLite, 1,000,000 accounts unless told; aim: p95 100 ms at most
          explorer [engine] [transcripts]         pages of an account's transcripts by each filter, 1,000,000 transcripts unless told
          list [accounts]                         pages of the list of accounts on SQLite by every column, view and filter, 1,000,000 accounts unless told; aim: p95 100 ms at most
          lifecycles [engine] [callers] [accounts] [s]   submit, lease and complete, beside the bare statements; aims: 60 % of them, 15,000/s (SQLite), 18,000/s
          rates [engine] [callers] [accounts] [s] new streaming sessions and LeMUR requests; aim: 40,000/s with 50 callers, p99 5 ms
          decisions                               making and reading the id of a decision; aim: 2 us at most
          crash [engine] [kills] [seed]           traffic over HTTP while the program is killed, 100 times unless told; exit code 1 on a broken promise
          credit-crash [engine] [attempts] [kills] [seed]  10,000 attempts at 100 accounts' one credit while nodes are killed; exit code 1 unless each has exactly one
          payment-crash [engine] [payments] [kills] [seed]  events of 5,000 payments, doubled and in any order, while nodes are killed; exit code 1 unless each ledger is what its events say
          ledger [engine] [operations] [seed]     1,000,000 random operations on money, each answer and balance foretold; stops at the first that does not add up
          http [engine] [callers] [batch] [s]     lifecycles through HTTP, in batches of 50 unless told; aims: 10,000/s in batches of 50, 3,000/s one by one
          nodes [s] [accounts] [engine]           two processes sharing all accounts of one PostgreSQL; aim: 12,000 lifecycles/s
          start [engine] [queued]                 kill -9 with 1,000,000 transcripts queued; aim: serving within 5 s
          fairness [queued] [engine]              others' submits and starts without and beside an account with 1,000,000 queued
          idle [accounts] [engine]                processor time of 100,000 accounts that do nothing; aim: none
          limits-cost [engine] [s]                lifecycles with limits reached against limits off; aim: at most 10 % fewer
          what-if [engine] [transcripts]          replay of an account's last day at another limit, 1,000,000 transcripts unless told; aim: 2 s at most
          retention [engine] [old] [turns] [s]    live traffic without the retention and while it deletes, by turns; growth per million; aim: p99 at most 10 % worse
          history [accounts] [years]              the Throttling page over 100,000,000 minutes' worth of history on SQLite; aim: 100 ms at most
          console [circuits]                      pages in Chromium: weight, render, keystroke among 50 circuits, memory, the Now page; aims are printed beside
          live                                    what open pages cost: 50 account pages of busy accounts, 20 viewers of the Now page; aim: 10 % of a core each
          simulation [events] [seed]              random worlds with crashes and faults, 100,000,000 events unless told; stops at the first violation

        An engine is sqlite (unless told), postgres (a server of its own, fsync on; two nodes in the crash test, three in credit-crash), or a connection string: of SQL Server when
        it begins with Server=, else of PostgreSQL. On SQL Server the database stays.
        Files go to a folder of their own under the temporary folder and are deleted at the end.
        """
    );
    return 1;
}
