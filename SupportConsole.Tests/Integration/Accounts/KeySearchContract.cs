using SupportConsole.Core.Accounts;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Projects;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Accounts;

/// <summary>Finding an account by one of its keys.</summary>
public abstract class KeySearchContract(TestEngine engine) : CoreContract(engine)
{
    [SkippableFact]
    public async Task Search_AWholeKey_GoesStraightToItsAccountAndIsNotRepeated()
    {
        await RegisterAsync();
        await RegisterAsync("other");
        var (mine, _) = (await CreateAsync(Account, "web"), await CreateAsync("other", "app"));

        foreach (
            var pasted in new[]
            {
                mine.Secret,
                $"  {mine.Secret} ",
                $"Authorization: Bearer {mine.Secret}",
                mine.ApiKeyId,
            }
        )
        {
            var result = await SearchAsync(pasted);

            Assert.Equal(Account, result.ExactAccountId);
            var match = Assert.Single(result.Matches);
            Assert.Equal(
                (Account, AccountMatchField.ApiKey, new ApiKeyHit(mine.Prefix, "web", "default", false)),
                (match.Overview.Account.Id, match.Field, match.Key)
            );
            Assert.DoesNotContain(
                mine.Secret[..(ApiKeySecret.PrefixLength + 1)],
                result.ToString(),
                StringComparison.Ordinal
            );
        }
    }

    [SkippableFact]
    public async Task Search_TheBeginningOfAKey_FindsItsAccountInExactCase()
    {
        await RegisterAsync();
        var key = await CreateAsync(Account, "web");

        Assert.Equal((Account, null), await FoundAsync(key.Prefix));
        Assert.Equal((Account, null), await FoundAsync(key.Prefix[..6]));
        Assert.Equal((Account, null), await FoundAsync(key.Prefix + "…"));

        // More than is kept, but not all of it.
        Assert.Equal((Account, null), await FoundAsync(key.Secret[..20]));
        Assert.Equal(
            (null, null),
            await FoundAsync(
                "sk_"
                    + string.Concat(
                        key.Prefix[3..]
                            .Select(letter =>
                                char.IsLower(letter) ? char.ToUpperInvariant(letter)
                                : char.IsDigit(letter) ? 'x'
                                : char.ToLowerInvariant(letter)
                            )
                    )
            )
        );
    }

    /// <summary>Why the customer's key is refused: somebody deleted it.</summary>
    [SkippableFact]
    public async Task Search_ADeletedKey_SaysThatItIsDeleted()
    {
        await RegisterAsync();
        var key = await CreateAsync(Account, "web");
        await ExecuteAsync(new DeleteApiKey(Account, key.ApiKeyId, "The customer asked", "SUP-1", "delete"));

        Assert.Equal((Account, Account), await FoundAsync(key.Secret));
        Assert.True((await SearchAsync(key.Prefix)).Matches[0].Key!.IsDeleted);
    }

    [SkippableFact]
    public async Task Search_AKeyOfNobody_FindsNothing()
    {
        await RegisterAsync();
        await CreateAsync(Account, "web");

        var secret = ApiKeySecret.Create();
        var result = await SearchAsync(secret);

        Assert.Empty(result.Matches);
        Assert.Equal(ApiKeySecret.PrefixOf(secret) + "…", result.Query);
    }

    private async Task<(string? Found, string? Exact)> FoundAsync(string query) =>
        await SearchAsync(query) is var result
            ? (result.Matches.SingleOrDefault()?.Overview.Account.Id, result.ExactAccountId)
            : default;

    private Task<AccountSearchResult> SearchAsync(string query) =>
        Host.Directory.SearchAsync(People.Engineer, query, default);

    private async Task<ProjectOutcome.KeyCreated> CreateAsync(string account, string name) =>
        Assert.IsType<ProjectOutcome.KeyCreated>(
            await ExecuteAsync(
                new CreateApiKey(account, Project.DefaultId, name, "The customer asked", "SUP-1", $"{account}-{name}")
            )
        );

    private Task<ProjectOutcome> ExecuteAsync(ProjectRequest request) =>
        Host.Get<IProjectService>().ExecuteAsync(People.Engineer, request, default);
}

public sealed class SqliteKeySearchTests() : KeySearchContract(TestEngine.Sqlite);

public sealed class PostgreSqlKeySearchTests() : KeySearchContract(TestEngine.PostgreSql);

public sealed class SqlServerKeySearchTests() : KeySearchContract(TestEngine.SqlServer);
