using System.ComponentModel;
using System.Diagnostics;

namespace SupportConsole.Tests.Durability;

/// <summary>
/// "Acknowledged is on the disk", seen from the operating system: the log is synced after a commit's write and before
/// its answer.
/// </summary>
public sealed class FsyncTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("support-console-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public async Task Answer_OfASubmit_ComesAfterTheSyncOfItsCommit()
    {
        var calls = await WatchAsync("FULL");

        Assert.Equal(SubmittingProgram.Submits, calls.Answers);
        Assert.Empty(calls.Early);
    }

    [SkippableFact]
    public async Task Answer_WithoutSync_IsFound()
    {
        // The same watch over the planted fault: a check that no fault can fail proves nothing.
        var calls = await WatchAsync("OFF");

        Assert.Equal(SubmittingProgram.Submits, calls.Early.Count);
    }

    private async Task<SystemCalls> WatchAsync(string synchronous)
    {
        var missing = await RunAsync("-o", Path.Combine(_folder, "try"), "true");
        Skip.If(missing is not null, missing);
        var (file, trace) = (Path.Combine(_folder, "console.db"), Path.Combine(_folder, "trace"));
        var problem = await RunAsync(
            "-f",
            "-y",
            "-s",
            "32",
            "-e",
            "trace=write,writev,pwrite64,pwritev,fsync,fdatasync",
            "-o",
            trace,
            "dotnet",
            typeof(SubmittingProgram).Assembly.Location,
            file,
            synchronous
        );
        Assert.Null(problem);
        var calls = new SystemCalls("console.db-wal");
        await foreach (var line in File.ReadLinesAsync(trace))
        {
            calls.Read(line);
        }

        return calls;
    }

    /// <returns>Null when it ended well; else what it said.</returns>
    private static async Task<string?> RunAsync(params string[] arguments)
    {
        using var process = new Process
        {
            StartInfo = new("strace", arguments) { RedirectStandardOutput = true, RedirectStandardError = true },
        };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return "strace is not installed";
        }

        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        var (output, error) = (
            process.StandardOutput.ReadToEndAsync(patience.Token),
            process.StandardError.ReadToEndAsync(patience.Token)
        );
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode == 0 ? null : $"strace ended with {process.ExitCode}: {await error}{await output}";
    }
}
