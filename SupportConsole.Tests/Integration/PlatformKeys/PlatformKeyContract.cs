using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.PlatformKeys;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.PlatformKeys;

/// <summary>
/// Platform keys on every engine: a secret is told once and kept nowhere, and what ends on one node is over on all
/// within seconds.
/// </summary>
public abstract class PlatformKeyContract(TestEngine engine) : CoreContract(engine)
{
    private const string Reason = "The speech API gets a key of its own";

    private static readonly PlatformKeyCheck Unknown = new PlatformKeyCheck.Unknown();

    private IPlatformKeys Keys => Host.Get<IPlatformKeys>();

    [SkippableFact]
    public async Task Create_TheSecret_OpensWithItsScopesAndIsKeptNowhere()
    {
        var made = await CreateAsync("  edge ", PlatformScopes.Work | PlatformScopes.Keys);

        Assert.Equal(Known("edge", PlatformScopes.Work | PlatformScopes.Keys), await CheckAsync(made.Secret));
        Assert.Equal(Unknown, await CheckAsync(made.Secret[..^1] + (made.Secret[^1] == 'x' ? 'y' : 'x')));
        Assert.Equal(Unknown, await CheckAsync(made.Prefix));
        Assert.Equal(Unknown, await CheckAsync(""));
        await using var context = Host.OpenContext();
        var row = Assert.Single(context.PlatformKeys);
        Assert.Equal((SecretFormat.HashOf(made.Secret), made.Secret[..12]), (row.Hash, row.Prefix));
        var entry = Assert.Single(context.AuditEntries);
        Assert.Equal(
            (AuditActions.CreatePlatformKey, AuditOutcome.Applied, Reason, made.AuditSequence),
            (entry.Action, entry.Outcome, entry.Reason, entry.Sequence)
        );
        var written = $"{entry}{row with { Hash = "" }}{made}";
        Assert.Contains(made.Prefix, written, StringComparison.Ordinal);
        Assert.DoesNotContain(made.Secret[..13], written, StringComparison.Ordinal);
        Assert.DoesNotContain(row.Hash, written, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Create_TheSameAttemptOnTwoNodes_IsOneKeyWhoseSecretIsToldOnce()
    {
        var other = await StartNodeAsync();
        var request = Wish("edge", attempt: "attempt");

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(call =>
                    (call % 2 == 0 ? Host : other)
                        .Get<IPlatformKeys>()
                        .ExecuteAsync(People.Administrator, request, default)
                )
        );

        var made = Assert.Single(outcomes.OfType<PlatformKeyOutcome.Made>());
        Assert.All(outcomes.Where(outcome => outcome != made), outcome =>
            Assert.Equal(new PlatformKeyOutcome.MadeBefore(made.Prefix, made.AuditSequence), outcome)
        );
        Assert.Equal(
            PlatformKeyTexts.OtherAttempt,
            await RefusedAsync(new PlatformKeyRevocation(1, Reason, "attempt"))
        );
    }

    [SkippableFact]
    public async Task Create_TheSameNameOnTwoNodes_IsMadeOnce()
    {
        var other = await StartNodeAsync();

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(call =>
                    (call % 2 == 0 ? Host : other)
                        .Get<IPlatformKeys>()
                        .ExecuteAsync(People.Administrator, Wish("edge"), default)
                )
        );

        Assert.Single(outcomes.OfType<PlatformKeyOutcome.Made>());
        Assert.Equal(5, outcomes.OfType<PlatformKeyOutcome.Refused>().Count());
        Assert.Equal(PlatformKeyTexts.NameTaken("EDGE"), await RefusedAsync(Wish("EDGE")));
    }

    [SkippableFact]
    public async Task Rotate_WithAnOverlap_BothOpenUntilItEnds()
    {
        var old = await CreateAsync("edge", PlatformScopes.Money);
        var number = Assert.Single(await ListAsync()).Number;

        var young = await MadeAsync(new PlatformKeyRotation(number, TimeSpan.FromHours(24), null, Reason, Id()));

        Assert.Equal(Clock.GetUtcNow().AddHours(24), young.OldUntil);
        Assert.NotEqual(old.Secret, young.Secret);
        Assert.Equal(Known("edge", PlatformScopes.Money), await CheckAsync(old.Secret));
        Assert.Equal(Known("edge", PlatformScopes.Money), await CheckAsync(young.Secret));
        Assert.Equal(
            [PlatformKeyState.Expiring, PlatformKeyState.Active],
            (await ListAsync()).OrderBy(key => key.Number).Select(key => key.StateAt(Clock.GetUtcNow()))
        );
        Assert.Equal(
            PlatformKeyTexts.RotatedAlready,
            await RefusedAsync(new PlatformKeyRotation(number, TimeSpan.Zero, null, Reason, Id()))
        );
        Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMilliseconds(1));
        Assert.NotEqual(Unknown, await CheckAsync(old.Secret));
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(Unknown, await CheckAsync(old.Secret));
        Assert.NotEqual(Unknown, await CheckAsync(young.Secret));
    }

    [SkippableFact]
    public async Task Rotate_WithoutOverlap_RefusesTheOldAtOnce_AndNoExpiryIsPutOff()
    {
        var old = await CreateAsync("edge");
        var first = Assert.Single(await ListAsync()).Number;
        await MadeAsync(new PlatformKeyRotation(first, TimeSpan.Zero, Clock.GetUtcNow().AddHours(1), Reason, Id()));
        Assert.Equal(Unknown, await CheckAsync(old.Secret));

        var second = (await ListAsync()).Single(key => key.RotatedAt is null);
        var third = await MadeAsync(new PlatformKeyRotation(second.Number, TimeSpan.FromDays(30), null, Reason, Id()));

        Assert.Equal(second.ExpiresAt, third.OldUntil);
    }

    [SkippableFact]
    public async Task Revoke_OnOneNode_HoldsThereAtOnceAndOnAllWithinSeconds()
    {
        var other = await StartNodeAsync();
        var made = await CreateAsync("edge");
        Assert.NotEqual(Unknown, await CheckAsync(made.Secret));
        Assert.NotEqual(Unknown, await CheckAsync(made.Secret, other));
        var number = Assert.Single(await ListAsync()).Number;
        var request = new PlatformKeyRevocation(number, Reason, "attempt");

        var first = await Keys.ExecuteAsync(People.Administrator, request, default);
        var second = await Keys.ExecuteAsync(People.Administrator, request, default);

        Assert.Equal(first, second);
        Assert.Equal("edge", Assert.IsType<PlatformKeyOutcome.Revoked>(first).Name);
        Assert.Equal(Unknown, await CheckAsync(made.Secret));
        Clock.Advance(PlatformKeyVerifier.Remembered);
        Assert.Equal(Unknown, await CheckAsync(made.Secret, other));
        var key = Assert.Single(await ListAsync());
        Assert.Equal(People.Administrator.Name, key.RevokedBy);
        Assert.Equal(
            PlatformKeyTexts.RevokedAlready,
            await RefusedAsync(new PlatformKeyRevocation(number, Reason, Id()))
        );
        Assert.Equal(
            PlatformKeyTexts.RevokedKeyRotated,
            await RefusedAsync(new PlatformKeyRotation(number, TimeSpan.Zero, null, Reason, Id()))
        );

        // The name is free again, and ended keys are listed for a while.
        await CreateAsync("edge");
        Clock.Advance(PlatformKeyService.Listed);
        Assert.Null(Assert.Single(await ListAsync()).RevokedAt);
    }

    [SkippableFact]
    public async Task Expiry_EndsAKey_WhichIsListedForItsName()
    {
        var made = await CreateAsync("edge", expiresAt: Clock.GetUtcNow().AddDays(1));
        Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(Unknown, await CheckAsync(made.Secret));
        Clock.Advance(2 * PlatformKeyService.Listed);
        var key = Assert.Single(await ListAsync());
        Assert.Equal(PlatformKeyState.Expired, key.StateAt(Clock.GetUtcNow()));

        await MadeAsync(new PlatformKeyRotation(key.Number, TimeSpan.FromDays(1), null, Reason, Id()));

        Assert.Equal(Unknown, await CheckAsync(made.Secret));
    }

    [SkippableFact]
    public async Task Check_WhileTheDatabaseIsAway_HoldsWhatWasKnownForSeconds()
    {
        var made = await CreateAsync("edge");
        Assert.NotEqual(Unknown, await CheckAsync(made.Secret));
        await RenameTableAsync("platform_keys", "platform_keys_away");

        Clock.Advance(PlatformKeyVerifier.LongestRemembered - TimeSpan.FromMilliseconds(1));
        Assert.Equal(Known("edge", PlatformScopes.Work), await CheckAsync(made.Secret));
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.IsType<PlatformKeyCheck.Unavailable>(await CheckAsync(made.Secret));
        Assert.Equal(Unknown, await CheckAsync("none of ours"));

        await RenameTableAsync("platform_keys_away", "platform_keys");
        Assert.Equal(Known("edge", PlatformScopes.Work), await CheckAsync(made.Secret));
    }

    /// <summary>A flood of made-up keys costs no read and no memory.</summary>
    [SkippableFact]
    public async Task Check_ManyCalls_ReadTheDatabaseOnceInSeconds()
    {
        var made = await CreateAsync("edge");
        await CheckAsync(made.Secret);
        await RenameTableAsync("platform_keys", "platform_keys_away");

        for (var call = 0; call < 1_000; call++)
        {
            Assert.Equal(Unknown, await CheckAsync(PlatformKeySecret.Format.Create()));
        }

        Assert.Equal(Known("edge", PlatformScopes.Work), await CheckAsync(made.Secret));
        Assert.Single(Host.Get<PlatformKeyVerifier>().Marks);
        Assert.DoesNotContain(Host.Log.Lines, line => line.Text.Contains("cannot be read", StringComparison.Ordinal));
        await RenameTableAsync("platform_keys_away", "platform_keys");
    }

    [SkippableFact]
    public async Task Use_IsNotedOnceAMinuteAwayFromTheCalls()
    {
        var made = await CreateAsync("edge");
        var use = Host.Service<PlatformKeyUse>();
        await use.RunAsync(default);
        await CheckAsync(made.Secret);
        Assert.Null(Assert.Single(await ListAsync()).LastUsedAt);

        await use.RunAsync(default);
        var first = Clock.GetUtcNow();
        Assert.Equal(first, Assert.Single(await ListAsync()).LastUsedAt);
        Clock.Advance(TimeSpan.FromSeconds(59));
        await CheckAsync(made.Secret);
        await use.RunAsync(default);
        Assert.Equal(first, Assert.Single(await ListAsync()).LastUsedAt);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await CheckAsync(made.Secret);
        await use.RunAsync(default);

        Assert.Equal(Clock.GetUtcNow(), Assert.Single(await ListAsync()).LastUsedAt);
    }

    [SkippableFact]
    public async Task Settings_KeepTheirKeys_WhoseNamesAreTaken()
    {
        await RestartAsync(
            ("Platform:Keys:0:Name", "boot"),
            ("Platform:Keys:0:Sha256", SecretFormat.HashOf("a key of one's own")),
            ("Platform:Keys:1:Name", "reader"),
            ("Platform:Keys:1:Sha256", SecretFormat.HashOf("another")),
            ("Platform:Keys:1:Scopes:0", "limits"),
            ("Platform:Keys:1:Scopes:1", "Money")
        );

        Assert.Equal(Known("boot", PlatformScopes.All), await CheckAsync("a key of one's own"));
        Assert.Equal(Known("reader", PlatformScopes.Limits | PlatformScopes.Money), await CheckAsync("another"));
        Assert.Equal(PlatformKeyTexts.NameInSettings("Boot"), await RefusedAsync(Wish("Boot")));
        Assert.Equal(
            ["boot", "reader"],
            (await Keys.ListAsync(People.Administrator, default)).FromSettings.Select(caller => caller.Name)
        );
    }

    [SkippableFact]
    public async Task Wishes_OutOfRange_ChangeNothing()
    {
        var now = Clock.GetUtcNow();
        PlatformKeyRequest[] wishes =
        [
            Wish(" "),
            Wish(new string('x', 65)),
            Wish("zero\u200bwidth"),
            Wish("edge", PlatformScopes.None),
            Wish("edge", (PlatformScopes)64),
            Wish("edge", expiresAt: now),
            Wish("edge", expiresAt: now + PlatformKeyRules.LongestLife + TimeSpan.FromMilliseconds(1)),
            Wish("edge") with
            {
                Reason = "short",
            },
            new PlatformKeyRotation(1, TimeSpan.FromMilliseconds(-1), null, Reason, Id()),
            new PlatformKeyRotation(1, TimeSpan.FromDays(30) + TimeSpan.FromMilliseconds(1), null, Reason, Id()),
            new PlatformKeyRevocation(1, Reason, ""),
        ];

        foreach (var wish in wishes)
        {
            var invalid = await Keys.ExecuteAsync(People.Administrator, wish, default);
            Assert.Single(Assert.IsType<PlatformKeyOutcome.Invalid>(invalid).Problems);
        }

        Assert.Equal(PlatformKeyTexts.Gone, await RefusedAsync(new PlatformKeyRevocation(1, Reason, Id())));
        Assert.Empty(await ListAsync());
    }

    [SkippableFact]
    public async Task Keys_OfOthersThanAdministrators_AreOutOfReach()
    {
        var outcome = await Keys.ExecuteAsync(People.Manager, Wish("edge"), default);

        Assert.Equal(PlatformKeyTexts.Forbidden, Assert.IsType<PlatformKeyOutcome.Refused>(outcome).Sentence);
        await Assert.ThrowsAsync<PermissionDeniedException>(() => Keys.ListAsync(People.Manager, default));
        await using var context = Host.OpenContext();
        Assert.Equal(AuditOutcome.Forbidden, Assert.Single(context.AuditEntries).Outcome);
        Assert.Empty(context.PlatformKeys);
    }

    private async Task RenameTableAsync(string from, string to)
    {
        await using var context = Host.OpenContext();
        var statement =
            Database.Provider == DatabaseProvider.SqlServer
                ? $"EXEC sp_rename '{from}', '{to}'"
                : $"ALTER TABLE {from} RENAME TO {to}";
        await context.Database.ExecuteSqlRawAsync(statement);
    }

    private async Task<PlatformKeyOutcome.Made> CreateAsync(
        string name,
        PlatformScopes scopes = PlatformScopes.Work,
        DateTimeOffset? expiresAt = null
    ) => await MadeAsync(Wish(name, scopes, expiresAt));

    private async Task<PlatformKeyOutcome.Made> MadeAsync(PlatformKeyRequest request) =>
        Assert.IsType<PlatformKeyOutcome.Made>(await Keys.ExecuteAsync(People.Administrator, request, default));

    private async Task<string> RefusedAsync(PlatformKeyRequest request) =>
        Assert
            .IsType<PlatformKeyOutcome.Refused>(await Keys.ExecuteAsync(People.Administrator, request, default))
            .Sentence;

    private async Task<IReadOnlyList<PlatformKey>> ListAsync() =>
        (await Keys.ListAsync(People.Administrator, default)).Keys;

    private async Task<PlatformKeyCheck> CheckAsync(string secret, CoreHost? node = null) =>
        await (node ?? Host).Get<IPlatformKeyVerifier>().CheckAsync(secret, default);

    private static PlatformKeyCheck.Known Known(string name, PlatformScopes scopes) =>
        new PlatformKeyCheck.Known(new(name, scopes));

    private static PlatformKeyCreation Wish(
        string name,
        PlatformScopes scopes = PlatformScopes.Work,
        DateTimeOffset? expiresAt = null,
        string? attempt = null
    ) => new(name, scopes, expiresAt, Reason, attempt ?? Id());

    private static string Id() => Guid.NewGuid().ToString("N");
}

public sealed class SqlitePlatformKeyTests() : PlatformKeyContract(TestEngine.Sqlite);

public sealed class PostgreSqlPlatformKeyTests() : PlatformKeyContract(TestEngine.PostgreSql);

public sealed class SqlServerPlatformKeyTests() : PlatformKeyContract(TestEngine.SqlServer);
