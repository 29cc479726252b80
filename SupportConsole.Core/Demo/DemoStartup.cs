using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Data;
using SupportConsole.Core.Hosting;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Batching;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Projects;

namespace SupportConsole.Core.Demo;

/// <summary>At the first start of a demo, lives its last hours through; a start that was killed half-way is gone on with.</summary>
internal sealed partial class DemoStartup(
    IServiceProvider services,
    IDbContextFactory<ConsoleDbContext> contexts,
    IOptions<DemoOptions> options,
    IHostEnvironment environment,
    DemoStage stage,
    TimeProvider clock,
    ILogger<DemoStartup> logger) : IHostedService
{
    private static readonly TimeSpan Chapter = TimeSpan.FromMinutes(30);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled)
        {
            return;
        }

        if (!environment.IsDevelopment())
        {
            throw new StartupException("Demo:Enabled is true, but demo data may exist only in the Development environment. Set Demo:Enabled to false.");
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var replay = await context.DemoReplays.AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? await BeginAsync(context, cancellationToken);
        var accounts = DemoCatalogue.Make(replay.Seed, options.Value.Accounts);
        stage.World = new DemoWorld(replay.Seed, accounts, replay.Until, stage.Callers);
        stage.Rates = new DemoRates(replay.Seed, accounts, replay.Until, stage.Callers);
        if (replay.ReplayedTo < replay.Until)
        {
            await ReplayAsync(context, replay, accounts, cancellationToken);
        }
        else
        {
            await new DemoProjects(services.GetRequiredService<IProjectService>(), stage.Callers).FindCallersAsync(accounts, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<DemoReplay> BeginAsync(ConsoleDbContext context, CancellationToken cancellationToken)
    {
        var until = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
        var replay = new DemoReplay { Seed = options.Value.Seed, ReplayedTo = until.AddHours(-options.Value.Hours), Until = until };
        context.Add(replay);
        await context.SaveChangesAsync(cancellationToken);
        return replay;
    }

    private async Task ReplayAsync(ConsoleDbContext context, DemoReplay replay, IReadOnlyList<DemoAccount> accounts, CancellationToken cancellationToken)
    {
        LogBegins(accounts.Count, options.Value.Hours);
        var watch = Stopwatch.StartNew();
        var simulated = new SimulatedClock(DateTimeOffset.UnixEpoch);

        // The real services; only their clock is another, and their refusals are not this console's log.
        var engine = ActivatorUtilities.CreateInstance<LimitEngine>(services, simulated);
        using var batcher = ActivatorUtilities.CreateInstance<LimitBatcher>(services, engine);
        await batcher.StartAsync(cancellationToken);
        var limiter = ActivatorUtilities.CreateInstance<TranscriptLimiter>(services, batcher, simulated, NullLogger<TranscriptLimiter>.Instance);
        var streams = ActivatorUtilities.CreateInstance<StreamLimiter>(services, batcher, NullLogger<StreamLimiter>.Instance);
        var lemur = ActivatorUtilities.CreateInstance<LemurLimiter>(services, batcher, NullLogger<LemurLimiter>.Instance);
        var history = new DemoHistory(
            stage.World!,
            new(stage.Rates!, streams, lemur),
            accounts,
            simulated,
            ActivatorUtilities.CreateInstance<AccountRegistry>(services, batcher, simulated),
            limiter,
            ActivatorUtilities.CreateInstance<LimitChangeService>(services, batcher, simulated),
            ActivatorUtilities.CreateInstance<EscalationService>(services, batcher, simulated),
            new(ActivatorUtilities.CreateInstance<ProjectService>(services, ActivatorUtilities.CreateInstance<AuditedWork>(services, simulated), simulated), stage.Callers),
            services.GetRequiredService<IOptions<LimitOptions>>().Value);
        try
        {
            await history.SignUpAsync(replay.ReplayedTo, replay.Until, cancellationToken);
            for (var from = replay.ReplayedTo; from < replay.Until; from += Chapter)
            {
                var to = from + Chapter < replay.Until ? from + Chapter : replay.Until;
                await history.ReplayAsync(from, to, replay.Until, cancellationToken);
                await context.DemoReplays.ExecuteUpdateAsync(set => set.SetProperty(row => row.ReplayedTo, to), cancellationToken);
            }
        }
        finally
        {
            await batcher.StopAsync(CancellationToken.None);
        }

        LogEnds(watch.Elapsed.TotalSeconds);
    }

    [LoggerMessage(LogLevel.Information, "First start: {Accounts} demo accounts live through {Hours} hours of traffic")]
    private partial void LogBegins(int accounts, int hours);

    [LoggerMessage(LogLevel.Information, "The demo's history is written after {Seconds:0.0} s")]
    private partial void LogEnds(double seconds);
}
