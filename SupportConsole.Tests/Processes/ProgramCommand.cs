using System.Diagnostics;

namespace SupportConsole.Tests.Processes;

/// <summary>A command of the real program, in a process of its own.</summary>
internal static class ProgramCommand
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    /// <summary>Runs it to its end.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="settings">Variables of its environment beside the test's own.</param>
    /// <param name="arguments">Such as <c>verify</c>, <c>ledger</c>.</param>
    /// <returns>Its exit code, and all that it wrote.</returns>
    public static Task<(int Code, string Output)> RunAsync(
        string folder,
        IReadOnlyDictionary<string, string> settings,
        params string[] arguments
    ) => RunAsync(folder, settings, "dotnet", [ProgramProcess.Program, .. arguments]);

    /// <summary>Runs another program, such as a script of the repository.</summary>
    public static async Task<(int Code, string Output)> RunAsync(
        string folder,
        IReadOnlyDictionary<string, string> settings,
        string program,
        IReadOnlyList<string> arguments
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync().WaitAsync(Timeout);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} does not end: {await output}");
        }

        return (process.ExitCode, await output + await errors);
    }
}
