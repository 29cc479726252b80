using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>The real program in a process of its own, on an empty database in a temporary folder, without demo traffic.</summary>
public sealed class ConsoleProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(90);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("support-console-e2e-");
    private readonly List<string> _log = [];
    private Process? _process;

    /// <summary>Where it listens; the same again after a restart.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>The file its data stand in.</summary>
    internal string DatabaseFile => Path.Combine(_folder.FullName, "console.db");

    /// <summary>Calls the platform API with the development key.</summary>
    public HttpClient Platform { get; } = new();

    /// <summary>Starts it, or starts it again on the same database and address.</summary>
    public async Task StartAsync()
    {
        var program = Path.Combine(ProgramFolder(), "SupportConsole.dll");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder.FullName };
        start.ArgumentList.Add(program);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        start.Environment["Demo__Enabled"] = "false";
        start.Environment["Database__ConnectionString"] = DatabaseFile;

        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data, listening);
        _process.ErrorDataReceived += (_, line) => Read(line.Data, listening);
        _process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("The program ended:\n" + Log()));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        try
        {
            Address = await listening.Task.WaitAsync(StartTimeout);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException("The program does not listen:\n" + Log());
        }

        Platform.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "dev-platform-key");
    }

    /// <summary>Ends it as a power cut would.</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Registers a pay-as-you-go account that is invoiced, so that its balance does not matter.</summary>
    public async Task RegisterAsync(string accountId, string name, string plan = "payAsYouGo", bool eomBilling = true)
    {
        using var answer = await Platform.PutAsJsonAsync(
            new Uri(Address, $"/platform/v1/accounts/{accountId}"), new { email = $"ops@{accountId}.example", name, plan, eomBilling, stripeCustomerId = $"cus_{accountId}" });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Submits so many transcripts.</summary>
    public async Task<JsonElement> SubmitAsync(string accountId, int count)
    {
        using var answer = await Platform.PostAsJsonAsync(
            new Uri(Address, $"/platform/v1/accounts/{accountId}/transcripts"),
            new { transcripts = Enumerable.Range(0, count).Select(number => new { id = $"{accountId}-{Guid.NewGuid():N}", audioUrl = $"https://audio.example/{number}.mp3" }) });
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public string Log()
    {
        lock (_log)
        {
            return string.Join('\n', _log.TakeLast(60));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        _process?.Dispose();
        Platform.Dispose();
        _folder.Delete(recursive: true);
    }

    private void Read(string? line, TaskCompletionSource<Uri> listening)
    {
        if (line is null)
        {
            return;
        }

        lock (_log)
        {
            _log.Add(line);
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
        var (framework, configuration, root) = (output.Name, output.Parent!.Name, output.Parent.Parent!.Parent!.Parent!.FullName);
        return Path.Combine(root, "SupportConsole", "bin", configuration, framework);
    }
}
