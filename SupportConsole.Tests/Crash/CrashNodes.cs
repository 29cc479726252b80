using System.Diagnostics;
using SupportConsole.Tests.Processes;

namespace SupportConsole.Tests.Crash;

/// <summary>The programs that are killed, all on one database.</summary>
internal sealed class CrashNodes : IAsyncDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromMinutes(5);

    /// <summary>What service managers wait before they kill.</summary>
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    private readonly CrashRoll? _roll;
    private readonly HttpClient _probe = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly List<TimeSpan> _restarts = [];

    public CrashNodes(CrashOptions options)
    {
        var settings = new Dictionary<string, string>(options.Database)
        {
            // Every change of a limit shall be applied, however long the queue.
            ["Guardrails__MaximumOverage"] = "100000",
        };
        foreach (var (name, value) in LimitDoor.Settings.Concat(CrashRates.Settings))
        {
            settings[name] = value;
        }

        _roll = options.Roll;
        foreach (var (name, value) in _roll?.Settings ?? new Dictionary<string, string>())
        {
            settings[name] = value;
        }

        All = [.. Enumerable.Range(0, options.Nodes).Select(_ => new ProgramProcess(options.Folder, settings))];
    }

    public IReadOnlyList<ProgramProcess> All { get; }

    /// <summary>Where callers call: the nodes, or what stands before them. Empty until all have started.</summary>
    public IReadOnlyList<Func<Uri>> Doors { get; private set; } = [];

    /// <summary>From the start of a process until it was ready for work, for each restart.</summary>
    public IReadOnlyList<TimeSpan> Restarts => _restarts;

    /// <summary>The first start of all.</summary>
    public async Task StartAsync()
    {
        foreach (var node in All)
        {
            await node.StartAsync();
            await ReadyAsync(node);
        }

        if (_roll is null)
        {
            Doors = [.. All.Select(node => (Func<Uri>)(() => node.Address))];
        }
        else
        {
            var door = await _roll.OpenDoor(All);
            Doors = [() => door];
        }
    }

    /// <summary>Stops one as a service manager does, and starts it again once it has ended by itself.</summary>
    public async Task ReplaceAsync(ProgramProcess node)
    {
        node.Terminate();
        if (await node.EndAsync(StopTimeout) is var code and not 0)
        {
            throw new InvalidOperationException($"The program ended with code {code}:\n{node.Log()}");
        }

        await RestartAsync(node);
    }

    /// <summary>Kills these at once, and starts them again.</summary>
    /// <param name="victims">At least one.</param>
    /// <param name="midway">
    /// When not null, they are killed once more so long after that start, wherever it is then.
    /// </param>
    public async Task StrikeAsync(IReadOnlyList<ProgramProcess> victims, TimeSpan? midway)
    {
        if (victims.FirstOrDefault(victim => victim.HasEnded) is { } ended)
        {
            throw new InvalidOperationException("The program ended by itself:\n" + ended.Log());
        }

        await Task.WhenAll(victims.Select(victim => victim.KillAsync()));
        if (midway is { } pause)
        {
            victims.ToList().ForEach(victim => victim.Begin());
            await Task.Delay(pause, TimeProvider.System);
            await Task.WhenAll(victims.Select(victim => victim.KillAsync()));
        }

        await Task.WhenAll(victims.Select(RestartAsync));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in All)
        {
            await node.DisposeAsync();
        }

        _probe.Dispose();
    }

    private async Task RestartAsync(ProgramProcess node)
    {
        var watch = Stopwatch.StartNew();
        node.Begin();
        await node.ListensAsync();
        await ReadyAsync(node);
        lock (_restarts)
        {
            _restarts.Add(watch.Elapsed);
        }
    }

    private async Task ReadyAsync(ProgramProcess node)
    {
        var watch = Stopwatch.StartNew();
        while (!await IsReadyAsync(node))
        {
            if (watch.Elapsed > ReadyTimeout)
            {
                throw new TimeoutException("The program does not become ready:\n" + node.Log());
            }

            await Task.Delay(Poll, TimeProvider.System);
        }
    }

    private async Task<bool> IsReadyAsync(ProgramProcess node)
    {
        try
        {
            using var answer = await _probe.GetAsync(new Uri(node.Address, "/health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
