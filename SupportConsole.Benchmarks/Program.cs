using SupportConsole.Benchmarks;

return args switch
{
    ["search", .. var rest] => await SearchBenchmark.RunAsync(Argument(rest, 0, 1_000_000)),
    ["lifecycles", .. var rest] => await LifecycleBenchmark.RunAsync(Argument(rest, 0, 64), Argument(rest, 1, 10_000), Argument(rest, 2, 10)),
    _ => Usage(),
};

static int Argument(string[] arguments, int index, int standard) =>
    arguments.Length > index ? int.Parse(arguments[index], System.Globalization.CultureInfo.InvariantCulture) : standard;

static int Usage()
{
    Console.WriteLine("""
        Usage: dotnet run -c Release --project SupportConsole.Benchmarks -- <benchmark>

          search [accounts]                       account search on SQLite, 1,000,000 accounts unless told; aim: 50 ms at most
          lifecycles [callers] [accounts] [s]     submit, lease and complete on SQLite, every answer after fsync

        Files go to a folder of their own under the temporary folder and are deleted at the end.
        """);
    return 1;
}
