using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Notifications.Delivery;
using SupportConsole.Core.Notifications.Mail;
using SupportConsole.Tests.Fakes;
using SupportConsole.Tests.Integration.Engines;
using Xunit.Abstractions;

namespace SupportConsole.Tests.Integration.Notifications;

/// <summary>
/// A hundred lives of a node over ten days, each cut off at another moment: before the attempt, with half a file
/// written, with the file written and not noted, or not at all. What is cut off simply never goes on, as after a kill.
/// </summary>
public sealed class MailRestartTests(ITestOutputHelper output) : IAsyncDisposable, IDisposable
{
    private const int Seed = 20260304;
    private const int Lives = 100;

    private static readonly string[] Accounts = ["acme", "Acme", "birch", "cedar"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("support-console-mails-");
    private readonly FakeClock _clock = new();
    private readonly Random _random = new(Seed);
    private TestDatabase? _database;
    private int _halves;

    private enum Cut
    {
        None,
        BeforeTheAttempt,
        InTheMiddleOfTheFile,
        BeforeTheNote,
    }

    [SkippableFact]
    public async Task Mails_HundredRestarts_OneFileAnAccountAndDay()
    {
        output.WriteLine($"seed {Seed}");
        _database = await TestEngine.Sqlite.CreateAsync();
        var expected = new SortedSet<string>(StringComparer.Ordinal);
        var cuts = new int[Enum.GetValues<Cut>().Length];
        for (var life = 0; life < Lives; life++)
        {
            await using var node = await StartAsync();
            foreach (var account in Accounts.Where(_ => _random.Next(3) > 0))
            {
                await node.Registry.RegisterAsync(
                    new()
                    {
                        AccountId = account,
                        Email = $"ops@{account}.example",
                        Name = account,
                        Plan = SupportConsole.Core.Accounts.AccountPlan.Free,
                    },
                    default
                );
                await node.Limiter.SubmitAsync(
                    account,
                    [.. Enumerable.Repeat(new SupportConsole.Core.Limits.Transcripts.TranscriptSubmission(), 6)],
                    default
                );
                expected.Add($"{_clock.GetUtcNow():yyyy-MM-dd}-{account}");
            }

            var cut = (Cut)_random.Next(4);
            cuts[(int)cut]++;
            await LiveAsync(node, cut);
            _clock.Advance(TimeSpan.FromMinutes(_random.Next(1, 288)));
        }

        await using (var last = await StartAsync())
        {
            _clock.Advance(TimeSpan.FromMinutes(5));
            await LiveAsync(last, Cut.None);
        }

        output.WriteLine($"{expected.Count} mails; cuts {string.Join(", ", cuts)}; {_halves} files left half written");
        var files = _folder.GetFiles("*.eml").Select(file => file.Name).ToList();
        Assert.Equal(
            expected,
            new SortedSet<string>(files.Select(name => name[..^"-0123456789abcdef.eml".Length]), StringComparer.Ordinal)
        );
        Assert.Equal(expected.Count, files.Count);
        Assert.True(_halves > 0);
        Assert.Empty(_folder.GetDirectories().Single().GetFiles());
        Assert.All(_folder.GetFiles("*.eml"), file =>
            Assert.EndsWith("--\r\n", File.ReadAllText(file.FullName), StringComparison.Ordinal)
        );
        Assert.All(cuts, count => Assert.True(count > 0));
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    public void Dispose()
    {
        DisposeAsync().AsTask().GetAwaiter().GetResult();
        _folder.Delete(recursive: true);
    }

    private Task<CoreHost> StartAsync() =>
        CoreHost.StartAsync(_database!, _clock, ("Email:FolderPath", _folder.FullName));

    /// <summary>The node sends what is due until it is cut off.</summary>
    private async Task LiveAsync(CoreHost node, Cut cut)
    {
        var (real, died) = (node.Get<ThrottleMailChannel>(), new TaskCompletionSource());
        var channel = new ScriptedChannel(async message =>
        {
            if (cut == Cut.BeforeTheAttempt)
            {
                await DieAsync();
            }

            if (cut == Cut.InTheMiddleOfTheFile)
            {
                var (folder, figures) = ((MailFolder)node.Get<IMailTransport>(), ThrottleMail.Read(message.Payload));
                var name = new MailKey(
                    $"{figures.Day:yyyy-MM-dd}-{figures.AccountId}",
                    message.DeduplicationKey
                ).FileName;
                if (!File.Exists(Path.Combine(folder.Path, name)))
                {
                    var unfinished = Directory.CreateDirectory(Path.Combine(folder.Path, "unfinished"));
                    await File.WriteAllTextAsync(
                        Path.Combine(unfinished.FullName, $"{name}.{node.Get<NodeIdentity>().Id}"),
                        "From: supp"
                    );
                    _halves++;
                }

                await DieAsync();
            }

            var result = await real.SendAsync(message, default);
            if (cut == Cut.BeforeTheNote)
            {
                await DieAsync();
            }

            return result;

            async Task DieAsync()
            {
                died.SetResult();
                await new TaskCompletionSource().Task;
            }
        });
        var run = ActivatorUtilities
            .CreateInstance<OutboxDispatcher<ScriptedChannel>>(node.Get<IServiceProvider>(), channel)
            .RunAsync(default);
        await Task.WhenAny(run, died.Task);
        if (run.IsCompleted)
        {
            await run;
        }
    }
}
