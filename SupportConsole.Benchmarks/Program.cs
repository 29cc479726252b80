using SupportConsole.Benchmarks;

return args switch
{
    ["search", .. var rest] => await SearchBenchmark.RunAsync(Argument(rest, 0, 1_000_000)),
    ["lifecycles", var engine, .. var rest] => await LifecycleBenchmark.RunAsync(engine, Argument(rest, 0, 64), Argument(rest, 1, 10_000), Argument(rest, 2, 10)),
    ["crash", .. var rest] => await CrashBenchmark.RunAsync(Engine(rest), Argument(rest, 1, 100), Argument(rest, 2, Environment.TickCount)),
    ["decisions", ..] => DecisionBenchmark.Run(),
    _ => Usage(),
};

static int Argument(string[] arguments, int index, int standard) =>
    arguments.Length > index ? int.Parse(arguments[index], System.Globalization.CultureInfo.InvariantCulture) : standard;

static string Engine(string[] arguments) => arguments.Length > 0 ? arguments[0] : BenchmarkDatabase.Sqlite;

static int Usage()
{
    Console.WriteLine("""
        Usage: dotnet run -c Release --project SupportConsole.Benchmarks -- <benchmark>

          search [accounts]                       account search on SQLite, 1,000,000 accounts unless told; aim: 50 ms at most
          lifecycles sqlite|postgres [callers] [accounts] [s]   submit, lease and complete, every answer after fsync
          decisions                               making and reading the id of a decision; aim: 2 us at most
          crash [engine] [kills] [seed]           traffic over HTTP while the program is killed, 100 times unless told; exit code 1 on a broken promise

        An engine is sqlite (unless told), postgres (a server of its own, fsync on; two nodes in the crash test), or a PostgreSQL connection string.
        Files go to a folder of their own under the temporary folder and are deleted at the end.
        """);
    return 1;
}
