using System.Diagnostics;
using System.Net.Http.Headers;

namespace SupportConsole.Tests.Processes;

/// <summary>The real program in a process of its own, in Development and without demo data.</summary>
/// <param name="folder">Where it runs; exists.</param>
/// <param name="settings">Further variables of its environment, such as <c>Database__ConnectionString</c>.</param>
public sealed class ProgramProcess(string folder, IReadOnlyDictionary<string, string> settings) : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private const int KeptLines = 300;

    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(5);

    /// <summary>The program's assembly.</summary>
    public static string Program { get; } = Path.Combine(ProgramFolder(), "SupportConsole.dll");

    private readonly Queue<string> _log = [];
    private Process? _process;
    private TaskCompletionSource<Uri> _listening = new();

    /// <summary>Where it listens; the same again after a restart.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>True when it was started and is no longer there.</summary>
    public bool HasEnded => _process?.HasExited == true;

    /// <summary>Processor time it has used since its last start.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            _process!.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Memory that it holds, in bytes.</summary>
    public long WorkingSet
    {
        get
        {
            _process!.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Lets a client call the platform API with the development key.</summary>
    public static void Authorize(HttpClient client) =>
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "dev-platform-key");

    /// <summary>Starts it, or starts it again at the same address, and waits until it listens.</summary>
    public async Task StartAsync()
    {
        Begin();
        await ListensAsync();
    }

    /// <summary>Starts it without waiting for anything.</summary>
    public void Begin()
    {
        var start = new ProcessStartInfo("dotnet", [Program])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        start.Environment["Demo__Enabled"] = "false";
        start.Environment["Email__FolderPath"] = Path.Combine(folder, "mails");
        start.Environment["Audit__CheckpointFile"] = Path.Combine(folder, "audit-checkpoints.jsonl");
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process?.Dispose();
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data, listening);
        _process.ErrorDataReceived += (_, line) => Read(line.Data, listening);
        _process.Exited += (_, _) =>
            listening.TrySetException(new InvalidOperationException("The program ended:\n" + Log()));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _listening = listening;
    }

    /// <summary>Waits until it listens after a <see cref="Begin"/>.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; its log is in the message.</exception>
    public async Task ListensAsync()
    {
        try
        {
            Address = await _listening.Task.WaitAsync(StartTimeout);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException("The program does not listen:\n" + Log());
        }
    }

    /// <summary>Ends it as a power cut would.</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Tells it to stop as a service manager does (SIGTERM), without waiting for it.</summary>
    public void Terminate()
    {
        using var signal = Process.Start("kill", ["-TERM", $"{_process!.Id}"]);
        signal.WaitForExit();
    }

    /// <summary>Waits until it has ended.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync(TimeSpan timeout)
    {
        try
        {
            await _process!.WaitForExitAsync().WaitAsync(timeout);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"The program runs on after {timeout.TotalSeconds} s:\n{Log()}");
        }

        return _process.ExitCode;
    }

    /// <summary>The last lines of its output.</summary>
    public string Log()
    {
        lock (_log)
        {
            return string.Join('\n', _log);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        _process?.Dispose();
    }

    private void Read(string? line, TaskCompletionSource<Uri> listening)
    {
        if (line is null)
        {
            return;
        }

        lock (_log)
        {
            _log.Enqueue(line);
            if (_log.Count > KeptLines)
            {
                _log.Dequeue();
            }
        }

        if (line.IndexOf(Listening, StringComparison.Ordinal) is var at and >= 0)
        {
            listening.TrySetResult(new Uri(line[(at + Listening.Length)..].Trim()));
        }
    }

    /// <summary>The host's own build output: its static assets are described there.</summary>
    private static string ProgramFolder()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var (framework, configuration, root) = (
            output.Name,
            output.Parent!.Name,
            output.Parent.Parent!.Parent!.Parent!.FullName
        );
        return Path.Combine(root, "SupportConsole", "bin", configuration, framework);
    }
}
