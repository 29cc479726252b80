using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Audit.Checkpoints;
using SupportConsole.Core.Audit.Exports;
using SupportConsole.Core.Hosting.Leases;
using SupportConsole.Core.Persistence;
using SupportConsole.Tests.Fakes;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Audit;

/// <summary>The end of the chain is signed into a file, and posted, when there is something new.</summary>
public abstract class CheckpointContract(TestEngine engine) : AuditTestBase(engine)
{
    private CheckpointLog Log => Host.Get<CheckpointLog>();

    [SkippableFact]
    public async Task Run_OnlyWhenSomethingIsNew_AppendsALine()
    {
        await RunAsync();
        Assert.False(File.Exists(CheckpointFile));

        await AppendAsync(2);
        await RunAsync();
        await RunAsync();
        Clock.Advance(TimeSpan.FromMinutes(1));
        await AppendAsync(1);
        await RunAsync();

        Assert.Equal([(2L, 0L), (3L, 2L)], Log.Read().Select(checkpoint => (checkpoint.Sequence, checkpoint.Previous)));
        Assert.Equal(Clock.GetUtcNow(), Log.Last()!.At);
        Assert.Equal(3, (await VerifyAsync()).ProvenTo);
    }

    [SkippableFact]
    public async Task Run_InDevelopment_MakesAKeyThatItsOwnerAloneMayRead()
    {
        await AppendAsync(1);

        await RunAsync();

        var key = Path.Combine(Folder, "audit-signing-key.pem");
        Assert.True(CheckpointKey.IsReadable(await File.ReadAllTextAsync(key)));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        }
    }

    [SkippableFact]
    public async Task Run_OutsideDevelopmentWithoutAKey_SignsAndSaysThatItIsWeak()
    {
        var production = new HostingEnvironment { EnvironmentName = Environments.Production };
        using var key = new CheckpointKey(Host.Get<IOptions<AuditOptions>>(), Host.Get<CheckpointPaths>(), production);
        using var log = new LogRecorder();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log));
        var writer = new CheckpointWriter(
            Host.Get<IDbContextFactory<ConsoleDbContext>>(),
            key,
            Log,
            Host.Get<CheckpointWebhook>(),
            Host.Get<BackgroundElection>(),
            Clock,
            loggers.CreateLogger<CheckpointWriter>()
        );
        await AppendAsync(1);

        await writer.RunAsync(default);
        await writer.RunAsync(default);

        Assert.Equal(1, (await VerifyAsync()).ProvenTo);
        Assert.Single(log.Lines, line => line.Text.Contains("a key that stands beside them", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Run_AfterALineThatWasCutOff_GoesOnOnALineOfItsOwn()
    {
        await AppendAsync(1);
        await RunAsync();
        await File.AppendAllTextAsync(CheckpointFile, "{\"checkpoint\":2,\"ha");
        await AppendAsync(1);

        await RunAsync();

        Assert.Equal([1L, 2L], Log.Read().Select(checkpoint => checkpoint.Sequence));
    }

    [SkippableFact]
    public async Task Run_OnAChainThatDoesNotGoOnFromTheLast_SignsNothingAndSaysSoOnce()
    {
        await AppendAsync(3);
        await RunAsync();
        await DropGuardsAsync();
        await RewriteAsync(entries =>
            entries.Select(entry => entry.Sequence == 2 ? entry with { ActorName = "Somebody else" } : entry)
        );
        await AppendAsync(1);

        await RunAsync();
        await RunAsync();

        Assert.Equal(3, Log.Last()!.Sequence);
        Assert.Single(Host.Log.Lines, line =>
            line.Text.Contains("gets no further checkpoint", StringComparison.Ordinal)
        );
    }

    [SkippableFact]
    public async Task Run_WithAWebhook_PostsTheCheckpoint()
    {
        using var webhook = new FakeWebhook();
        var node = await StartNodeAsync(("Audit:WebhookUrl", webhook.Url));
        await AppendAsync(2);

        await node.Service<CheckpointWriter>().RunAsync(default);

        Assert.Equal(Log.Last(), AuditLine.ReadCheckpoint(Assert.Single(webhook.Posts)));
    }

    [SkippableFact]
    public async Task Export_OfAllEntries_HoldsOffline()
    {
        await RegisterAsync();
        await AppendAsync(2);
        await RunAsync();
        using var file = new MemoryStream();

        await Host.Audit.WriteExportAsync(People.Manager, null, file, default);

        using var trust = Trust();
        var found = AuditExportVerifier.Verify(() => new MemoryStream(file.ToArray()), trust, []);
        Assert.Equal((3L, 3L, null), (found.Entries, found.ProvenTo, found.Finding));
    }

    [SkippableFact]
    public async Task Export_OfAFilter_SaysThatItCannotBeVerified()
    {
        await AppendAsync(2);
        await RunAsync();
        using var file = new MemoryStream();

        await Host.Audit.WriteExportAsync(People.Manager, new() { Action = AuditActions.Export }, file, default);

        using var trust = Trust();
        var found = AuditExportVerifier.Verify(() => new MemoryStream(file.ToArray()), trust, []);
        Assert.Equal(AuditTexts.Filtered, found.Finding?.Sentence);
    }

    private Task RunAsync() => Host.Service<CheckpointWriter>().RunAsync(default);

    private CheckpointTrust Trust()
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(Path.Combine(Folder, "audit-signing-key.pem")));
        var trust = new CheckpointTrust();
        trust.Add(key);
        return trust;
    }
}

public sealed class SqliteCheckpointTests() : CheckpointContract(TestEngine.Sqlite);

public sealed class PostgreSqlCheckpointTests() : CheckpointContract(TestEngine.PostgreSql);

public sealed class SqlServerCheckpointTests() : CheckpointContract(TestEngine.SqlServer);
