using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Registration;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Accounts;

/// <summary>Finding an account by whatever a customer writes.</summary>
public abstract class SearchContract(TestEngine engine) : CoreContract(engine)
{
    [SkippableFact]
    public async Task Search_ByAnyField_FindsTheAccount()
    {
        await AddAsync("a-100", "ops@blue-fin.example", "Bluefin Média", "cus_xYz");
        await AddAsync("b-200", "hello@other.example", "Something else");
        await SubmitAsync("a-100", null, [new TranscriptSubmission("the-transcript")]);
        (string Query, AccountMatchField? Field, bool IsExact)[] cases =
        [
            ("a-100", AccountMatchField.Id, true),
            ("A-100", AccountMatchField.Id, true),
            ("  a-100 ", AccountMatchField.Id, true),
            ("Ops@Blue-Fin.example", AccountMatchField.Email, true),
            ("cus_XyZ", AccountMatchField.StripeCustomerId, true),
            ("the-transcript", AccountMatchField.TranscriptId, true),
            ("blue-fin.ex", AccountMatchField.Domain, false),
            ("ops@bl", AccountMatchField.Email, false),
            ("bLUEFIN", AccountMatchField.Name, false),
            ("médiA", AccountMatchField.Name, false),
            ("fin m", AccountMatchField.Name, false),
            ("_xyz", AccountMatchField.StripeCustomerId, false),
            ("yz", null, false),
            ("THE-TRANSCRIPT", null, false),
            ("nothing like it", null, false),
            ("", null, false),
            ("   ", null, false),
        ];

        foreach (var (query, field, isExact) in cases)
        {
            var result = await SearchAsync(query);
            var found = result.Matches.Count == 0 ? (AccountMatchField?)null : Assert.Single(result.Matches).Field;
            Assert.Equal(
                (query, field, isExact ? "a-100" : null, false),
                (query, found, result.ExactAccountId, result.HasMore)
            );
        }
    }

    [SkippableTheory]
    [InlineData("Ann Smith <ops@blue-fin.example>")]
    [InlineData("<mailto:ops@blue-fin.example|ops@blue-fin.example>")]
    [InlineData("`a-100`,")]
    [InlineData("\u200ba-100\u200b")]
    [InlineData("account_id: a-100")]
    [InlineData(
        "error triggered: Your current account balance is negative. Please top up to continue using the API (account "
            + "a-100, 3 transcripts refused)"
    )]
    [InlineData("http://console.example:5080/accounts/a-100?tab=billing")]
    [InlineData("https://dashboard.stripe.com/test/customers/cus_xYz")]
    public async Task Search_PastedText_FindsTheAccountMeant(string pasted)
    {
        await AddAsync("a-100", "ops@blue-fin.example", "Bluefin Média", "cus_xYz");
        await AddAsync("b-200", "hello@other.example", "Something else");

        Assert.Equal("a-100", (await SearchAsync(pasted)).ExactAccountId);
    }

    [SkippableFact]
    public async Task Search_TranscriptId_SaysWhichTranscript()
    {
        await AddAsync("a-100", "ops@blue-fin.example", "Bluefin Média");
        await SubmitAsync("a-100", null, [new TranscriptSubmission("the-transcript")]);

        Assert.Equal(
            "the-transcript",
            (await SearchAsync("transcript_id: \"the-transcript\"")).ExactMatch?.TranscriptId
        );
        Assert.Null((await SearchAsync("a-100")).ExactMatch?.TranscriptId);
    }

    [SkippableTheory]
    [InlineData("https://console.example/transcripts/the-transcript?from=mail#top")]
    [InlineData("https%3A%2F%2Fconsole.example%2Ftranscripts%2Fthe-transcript")]
    [InlineData("{\"Message\":\"taken\",\"State\":{\"AccountId\":\"a-100\",\"TranscriptId\":\"the-transcript\"}}")]
    [InlineData("12:00:01 worker-7 gave up the-transcript of account a-100 after 3 tries")]
    [InlineData("GET /platform/v1/transcripts/the-transcript 200 3 ms")]
    public async Task Search_LineThatNamesATranscript_MeansTheTranscript(string pasted)
    {
        await AddAsync("a-100", "ops@blue-fin.example", "Bluefin Média");
        await SubmitAsync("a-100", null, [new TranscriptSubmission("the-transcript")]);

        Assert.Equal("the-transcript", (await SearchAsync(pasted)).ExactMatch?.TranscriptId);
    }

    [SkippableFact]
    public async Task Search_SeveralLines_OffersEachHitInTheirOrder()
    {
        await AddAsync("a-100", "ops@blue-fin.example", "Bluefin Média", "cus_xYz");
        await AddAsync("b-200", "hello@other.example", "Something else");
        await SubmitAsync("a-100", null, [new("t-1"), new("t-2")]);

        var found = await SearchAsync("t-1\r\nhello@OTHER.example\n\nnothing here\nerror in t-2, account a-100\nt-1");

        Assert.Equal((null, 5, 0), (found.ExactAccountId, found.Lines, found.SkippedLines));
        Assert.Equal(
            ["transcript t-1", "b-200", "transcript t-2", "a-100"],
            found.Matches.Select(match => match.RowId)
        );
    }

    [SkippableFact]
    public async Task Search_PasteOf100KB_LooksAtSomeLinesAndSaysHowManyItLeft()
    {
        await AddAsync("a-100", "ops@blue-fin.example", "Bluefin Média");
        var paste =
            "account_id=a-100\n" + string.Join('\n', Enumerable.Repeat("a line of a log that names nobody", 3_000));

        var found = await SearchAsync(paste);

        Assert.Equal(["a-100"], found.Matches.Select(match => match.Overview.Account.Id));
        Assert.Equal(3_001, found.Lines + found.SkippedLines);
        Assert.InRange(found.Lines, 2, PastedLines.Most);
        Assert.Empty((await SearchAsync(new string('x', 100_000))).Matches);
    }

    [SkippableFact]
    public async Task Search_OddText_IsHarmlessAndFindsNothing()
    {
        await RegisterAsync();
        string[] queries =
        [
            "'",
            "'; DROP TABLE accounts; --",
            "\"",
            "\"\"\"\"",
            "%",
            "%%%",
            "___",
            "***",
            "acm*",
            "NEAR(a b)",
            "a AND b OR NOT c",
            "search_text:acm",
            "^acm",
            "\\",
            "\\%acm",
            "[a-z]",
            "🎧🎧🎧",
            "🎧",
            "日本語",
            "x\0b",
            "\0",
            "\ud83d",
            "\udfff\ud83d abc",
            "<script>alert(1)</script>",
            "İıß",
        ];

        foreach (var query in queries)
        {
            Assert.Equal((query, 0), (query, (await SearchAsync(query)).Matches.Count));
        }

        Assert.Single((await SearchAsync("acme")).Matches);
    }

    [SkippableFact]
    public async Task Search_OddTextInNames_IsFoundToTheLetter()
    {
        await AddAsync("odd", "o'dd@x.example", "100% \"Quoted\" *star* _under_ 🎧 head [b] \\ back");

        foreach (var part in new[] { "0% \"q", "*sta", "_und", "🎧 h", "[b]", " \\ b", "o'd" })
        {
            Assert.Equal((part, 1), (part, (await SearchAsync(part)).Matches.Count));
        }
    }

    [SkippableFact]
    public async Task Search_VeryLong_IsCutAndHarmless()
    {
        await RegisterAsync();

        Assert.Empty((await SearchAsync(new string('x', 100_000))).Matches);

        // The cut once went through the middle of a character, which PostgreSQL's driver refuses.
        Assert.Empty((await SearchAsync("x" + string.Concat(Enumerable.Repeat("🎧", 150)))).Matches);
    }

    [SkippableFact]
    public async Task Search_ExactPrefixAndSubstring_AreRankedSo()
    {
        await AddAsync("z-1", "in@my-needle.example", "Haystack");
        await AddAsync("needles", "a@a.example", "B");
        await AddAsync("c", "c@c.example", "Needlework");
        await AddAsync("needle", "b@b.example", "D");

        var result = await SearchAsync("needle");

        Assert.Equal(["needle", "needles", "c", "z-1"], result.Matches.Select(match => match.Overview.Account.Id));
    }

    [SkippableFact]
    public async Task Search_MoreThanFit_SaysSo()
    {
        await Task.WhenAll(
            Enumerable
                .Range(0, 51)
                .Select(number => AddAsync($"many-{number:00}", $"x{number}@crowd.example", $"Crowd {number}"))
        );

        var prefix = await SearchAsync("many");
        var substring = await SearchAsync("rowd");

        Assert.Equal((50, true, null), (prefix.Matches.Count, prefix.HasMore, prefix.ExactAccountId));
        Assert.Equal((50, true), (substring.Matches.Count, substring.HasMore));
    }

    [SkippableFact]
    public async Task Search_AfterARename_FindsTheNewNameOnly()
    {
        await AddAsync("a", "old@old.example", "Oldname");
        await AddAsync("a", "new@new.example", "Newname", "cus_new");

        Assert.Empty((await SearchAsync("ldnam")).Matches);
        Assert.Empty((await SearchAsync("old.example")).Matches);
        Assert.Single((await SearchAsync("ewnam")).Matches);
        Assert.Equal("a", (await SearchAsync("cus_new")).ExactAccountId);
    }

    [SkippableFact]
    public async Task Search_IdsThatDifferByCase_TheTypedOneIsMeant()
    {
        await AddAsync("Acme", "a@a.example", "One");
        await AddAsync("aCME", "b@b.example", "Two");

        Assert.Equal("aCME", (await SearchAsync("aCME")).ExactAccountId);
        Assert.Equal(
            (null, 2),
            ((await SearchAsync("ACME")).ExactAccountId, (await SearchAsync("ACME")).Matches.Count)
        );
    }

    [SkippableFact]
    public async Task Search_SharedEmail_IsNoExactMatch()
    {
        await AddAsync("one", "shared@x.example", "One");
        await AddAsync("two", "shared@x.example", "Two");

        var result = await SearchAsync("shared@x.example");

        Assert.Equal((2, null), (result.Matches.Count, result.ExactAccountId));
    }

    [SkippableFact]
    public async Task Search_WithoutThePermission_IsDenied() =>
        await Assert.ThrowsAsync<PermissionDeniedException>(() =>
            Host.Directory.SearchAsync(People.Stranger, "acme", default)
        );

    private Task<AccountSearchResult> SearchAsync(string query) =>
        Host.Directory.SearchAsync(People.Engineer, query, default);

    private Task<RegisterOutcome> AddAsync(string id, string email, string name, string? stripe = null) =>
        Host.Registry.RegisterAsync(
            new()
            {
                AccountId = id,
                Email = email,
                Name = name,
                Plan = AccountPlan.PayAsYouGo,
                StripeCustomerId = stripe,
            },
            default
        );
}

public sealed class SqliteSearchTests() : SearchContract(TestEngine.Sqlite);

public sealed class PostgreSqlSearchTests() : SearchContract(TestEngine.PostgreSql);

public sealed class SqlServerSearchTests() : SearchContract(TestEngine.SqlServer);
