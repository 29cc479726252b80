using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Projects;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Projects;

/// <summary>
/// API keys on every engine: a secret is told once and kept nowhere, and a deleted key is refused at once.
/// </summary>
public abstract class ApiKeyContract(TestEngine engine) : ProjectTestBase(engine)
{
    /// <summary>Neither the secret nor its hash is anywhere but in the answer and in the one column.</summary>
    [SkippableFact]
    public async Task CreateKey_TheSecret_IsKeptNowhere()
    {
        await RegisterAsync();
        var created = await CreateKeyAsync(Project.DefaultId, "web");

        await using var context = Host.OpenContext();
        var row = Assert.Single(context.ApiKeys);
        Assert.Equal(
            (ApiKeySecret.HashOf(created.Secret), created.Secret[..ApiKeySecret.PrefixLength]),
            (row.Hash, row.Prefix)
        );
        var audited = string.Join('\n', context.AuditEntries.ToList());
        Assert.Contains(row.Prefix, audited, StringComparison.Ordinal);
        Assert.DoesNotContain(created.Secret[..(ApiKeySecret.PrefixLength + 1)], audited, StringComparison.Ordinal);
        Assert.DoesNotContain(row.Hash, audited, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Create_TheSameAttemptTenTimes_IsOneKeyWhoseSecretIsToldOnce()
    {
        await RegisterAsync();
        var other = await StartNodeAsync();
        var request = new CreateApiKey(Account, Project.DefaultId, "web", Reason, "SUP-1", "attempt");

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(call => ExecuteAsync(request, call % 2 == 0 ? Host : other))
        );

        var created = Assert.IsType<ProjectOutcome.KeyCreated>(
            Assert.Single(outcomes, outcome => outcome is ProjectOutcome.KeyCreated)
        );
        Assert.All(outcomes.Where(outcome => outcome != created), outcome =>
            Assert.Equal(
                new ProjectOutcome.KeyCreatedBefore(created.ApiKeyId, created.Prefix, created.AuditSequence),
                outcome
            )
        );
        Assert.Equal(1, (await ViewAsync()).KeyLimit.Used);
        Assert.Single(await ActivityAsync());
    }

    [SkippableFact]
    public async Task DeleteKey_IsRefusedAtOnceOnEveryNodeAndForGood()
    {
        await RegisterAsync();
        var other = await StartNodeAsync();
        var created = await CreateKeyAsync(Project.DefaultId, "web");
        var kept = await CreateKeyAsync(Project.DefaultId, "app");
        Assert.Equal(
            new VerifiedApiKey(Account, Project.DefaultId, created.ApiKeyId),
            await VerifyAsync(created.Secret, other)
        );

        var request = new DeleteApiKey(Account, created.ApiKeyId, Reason, "SUP-1", "delete");
        Assert.IsType<ProjectOutcome.Done>(await ExecuteAsync(request));

        Assert.Null(await VerifyAsync(created.Secret, Host));
        Assert.Null(await VerifyAsync(created.Secret, other));
        Assert.NotNull(await VerifyAsync(kept.Secret, other));
        Assert.IsType<ProjectOutcome.Done>(await ExecuteAsync(request));
        Assert.Equal(
            ProjectTexts.KeyGone,
            Assert.IsType<ProjectOutcome.Refused>(await ExecuteAsync(request with { CorrelationId = "again" })).Sentence
        );
        var entry = (await ActivityAsync()).Single(entry =>
            entry.Action == AuditActions.DeleteApiKey && entry.Outcome == AuditOutcome.Applied
        );
        Assert.Equal(
            (created.Prefix, "web"),
            (AuditedProject.Read(entry.Before)!.Prefix, AuditedProject.Read(entry.Before)!.Key)
        );

        // The name and the place are free again.
        await CreateKeyAsync(Project.DefaultId, "web");
    }

    /// <summary>An id of another account is an id that does not exist.</summary>
    [SkippableFact]
    public async Task Delete_WhatAnotherAccountHas_IsRefused()
    {
        await RegisterAsync();
        await RegisterAsync("other");
        var created = await CreateKeyAsync(Project.DefaultId, "web");

        Assert.IsType<ProjectOutcome.Refused>(
            await ExecuteAsync(new DeleteApiKey("other", created.ApiKeyId, Reason, "SUP-1", "1"))
        );

        Assert.NotNull(await VerifyAsync(created.Secret, Host));
    }

    [SkippableFact]
    public async Task Verify_NoKeyOfOurs_IsNone()
    {
        await RegisterAsync();
        var created = await CreateKeyAsync(Project.DefaultId, "web");
        string?[] sent =
        [
            null,
            "",
            " ",
            created.Prefix,
            created.Secret + "x",
            created.Secret[..^1],
            " " + created.Secret,
            ApiKeySecret.Create(),
            ApiKeySecret.HashOf(created.Secret),
            new('s', 100_000),
            "sk_\0",
        ];

        foreach (var text in sent)
        {
            Assert.Null(await VerifyAsync(text, Host));
        }

        Assert.NotNull(await VerifyAsync(created.Secret, Host));
    }

    [SkippableFact]
    public async Task Find_UsedKeys_SaysTheHourOfTheirLastWork()
    {
        await RegisterAsync(deposit: 100);
        var (used, idle) = (
            await CreateKeyAsync(Project.DefaultId, "used"),
            await CreateKeyAsync(Project.DefaultId, "idle")
        );
        await SubmitAsync(Account, null, [new TranscriptSubmission("one", ApiKeyId: used.ApiKeyId)]);
        await CompleteAsync(await LeaseAsync(), 60_000);

        var project = (await ViewAsync()).Projects[0];

        var hour = DateTimeOffset.FromUnixTimeSeconds(Clock.GetUtcNow().ToUnixTimeSeconds() / 3_600 * 3_600);
        Assert.Equal(
            [(used.ApiKeyId, hour), (idle.ApiKeyId, null)],
            project.Keys.Select(key => (key.Id, key.LastUsed)).OrderBy(key => key.Item2 is null)
        );
        Assert.Equal(hour, project.LastUsed);
    }

    /// <summary>A key names who pays and whose use it is: one that is not of the account and project is refused.</summary>
    [SkippableTheory]
    [InlineData("unknown")]
    [InlineData("others")]
    [InlineData("staging")]
    [InlineData("deleted")]
    public async Task Use_AKeyThatIsNotOfTheProject_NothingIsStoredAndNothingCharged(string key)
    {
        await RegisterAsync(deposit: 100);
        await RegisterAsync("other", deposit: 100);
        var staging = await CreateProjectAsync("Staging");
        await AddKeyAsync("others", account: "other");
        await AddKeyAsync("staging", staging);
        await AddKeyAsync("deleted");
        Assert.IsType<ProjectOutcome.Done>(
            await ExecuteAsync(new DeleteApiKey(Account, "deleted", Reason, "SUP-1", "delete"))
        );

        var submitted = await Limiter.SubmitAsync(Account, [new("one"), new("two", ApiKeyId: key)], default);
        var opened = await Host.Get<IStreamLimiter>().OpenAsync(Account, new(ApiKeyId: key), default);
        var asked = await Host.Get<ILemurLimiter>()
            .AdmitAsync(Account, new(ApiKeyId: key, InputTokens: 1_000), default);

        Assert.Equal(key, Assert.IsType<SubmitOutcome.UnknownApiKey>(submitted).ApiKeyId);
        Assert.Equal(key, Assert.IsType<StreamOutcome.UnknownApiKey>(opened).ApiKeyId);
        Assert.Equal(key, Assert.IsType<LemurOutcome.UnknownApiKey>(asked).ApiKeyId);
        Assert.Null(await Limiter.FindAsync("one", default));
        await using var context = Host.OpenContext();
        Assert.Equal((0, 0), (await context.UsageHours.CountAsync(), await context.StreamingSessions.CountAsync()));
    }

    /// <summary>A repeat of what was accepted is answered, whatever became of its key.</summary>
    [SkippableFact]
    public async Task Submit_ARepeatAfterItsKeyWasDeleted_IsAnswered()
    {
        await RegisterAsync(deposit: 100);
        await AddKeyAsync("web");
        await SubmitAsync(Account, null, [new TranscriptSubmission("one", ApiKeyId: "web")]);
        await ExecuteAsync(new DeleteApiKey(Account, "web", Reason, "SUP-1", "delete"));

        var repeated = await Limiter.SubmitAsync(Account, [new("one", ApiKeyId: "web")], default);

        Assert.Equal("one", Assert.IsType<SubmitOutcome.Accepted>(repeated).Results[0].Id);
    }
}

public sealed class SqliteApiKeyTests() : ApiKeyContract(TestEngine.Sqlite);

public sealed class PostgreSqlApiKeyTests() : ApiKeyContract(TestEngine.PostgreSql);

public sealed class SqlServerApiKeyTests() : ApiKeyContract(TestEngine.SqlServer);
