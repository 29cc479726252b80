using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Persistence;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Integration.Data;

/// <summary>Accounts of a release that kept no last change stood in the table of accounts as never changed.</summary>
public sealed class LastChangeMigrationTests
{
    private const long Registered = 1_772_632_700_000;
    private const long Applied = 1_772_632_750_000;

    [SkippableTheory]
    [MemberData(nameof(MigrationTests.Releases), MemberType = typeof(MigrationTests))]
    public async Task Start_WhereNoLastChangeWasKept_TakesItFromTheAudit(string release, DatabaseProvider engine)
    {
        await using var database = await StartupTests.Engine(engine.ToString()).CreateEmptyAsync();
        await MigrationTests.CreateAsync(
            database,
            new Release(release),
            Account("quiet"),
            Account("refused"),
            Account("changed"),
            Act(3, "refused", outcome: 1, Applied),
            Act(4, "changed", outcome: 0, Applied - 1),
            Act(5, "changed", outcome: 0, Applied),
            Act(6, "changed", outcome: 1, Applied + 1)
        );

        await using var node = await CoreHost.StartAsync(database, new FakeClock(Release.RowsUntil));

        await using var context = node.OpenContext();
        var changes = await context
            .Accounts.AsNoTracking()
            .ToDictionaryAsync(account => account.Id, account => account.ChangedAt.ToUnixTimeMilliseconds());
        Assert.Equal((Registered, Registered, Applied), (changes["quiet"], changes["refused"], changes["changed"]));
    }

    private static string Account(string id) =>
        $"""
            INSERT INTO accounts (id, email, name, stripe_customer_id, created_at, search_id, search_email,
                search_domain, search_name, search_stripe_customer_id, search_text)
            SELECT '{id}', email, name, NULL, {Registered}, '{id}', search_email, search_domain, search_name, NULL,
                search_text
            FROM accounts WHERE id = 'acme'
            """;

    private static string Act(int sequence, string accountId, int outcome, long at) =>
        $"""
            INSERT INTO audit_entries (sequence, happened_at, actor_id, actor_name, roles, action, outcome, account_id,
                state_before, state_after, rule_sentence, reason, ticket, correlation_id, previous_hash, hash)
            SELECT {sequence}, {at}, actor_id, actor_name, roles, action, {outcome}, '{accountId}', state_before,
                state_after, rule_sentence, reason, ticket, 'call-{sequence}', hash, 'hash-{sequence}'
            FROM audit_entries WHERE sequence = 2
            """;
}
