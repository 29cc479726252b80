using Microsoft.Extensions.Logging.Abstractions;
using SupportConsole.Components.Accounts;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Projects;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Accounts;

public sealed class AccountSearchModelTests : IDisposable
{
    private readonly FakeAccountDirectory _directory = new();
    private readonly AccountSearchModel _model;

    public AccountSearchModelTests()
    {
        _model = new AccountSearchModel(_directory, new FakeLookUps(), new FakeClock(), NullLogger.Instance);
        _directory.Accounts.AddRange([
            Samples.Account("10001", "Northwind One", "one@northwind.example"),
            Samples.Account("10002", "Northwind Two", "two@northwind.example"),
            Samples.Account("10003", "Northwind Three", "three@northwind.example"),
        ]);
    }

    public void Dispose() => _model.Dispose();

    /// <summary>The last row was chosen, a live refresh brought fewer, and Enter failed.</summary>
    [Fact]
    public async Task Enter_ChosenRowIsGone_StaysOpen()
    {
        await SearchAndChooseAsync("northwind", row: 2);

        _directory.Accounts.RemoveAt(2);
        await _model.RefreshAsync(Samples.Engineer);

        Assert.Equal(-1, _model.Chosen);
        Assert.True(await _model.EnterAsync(Samples.Engineer));
        Assert.Null(_model.Address);
    }

    [Fact]
    public async Task Refresh_OtherOrder_KeepsTheAccountChosen()
    {
        await SearchAndChooseAsync("northwind", row: 0);

        _directory.Accounts.Reverse();
        await _model.RefreshAsync(Samples.Engineer);

        Assert.Equal(2, _model.Chosen);
        Assert.Equal("/accounts/10001", _model.Address);
    }

    /// <summary>
    /// A control character inside the text is not searched for, so that the result never seemed to belong to the text.
    /// </summary>
    [Theory]
    [InlineData("100\u000101")]
    [InlineData(" 10001\0 ")]
    [InlineData("10001\ud83d")]
    public async Task Enter_TextWithoutMeaningInside_FindsTheAccount(string typed)
    {
        await _model.SearchNowAsync(Samples.Engineer, typed);

        Assert.True(_model.IsCurrent);
        Assert.True(await _model.EnterAsync(Samples.Engineer));
        Assert.Equal("/accounts/10001", _model.Address);
    }

    /// <summary>What goes into the address and onto the page; the whole key is only looked up.</summary>
    [Fact]
    public async Task Search_APastedKey_IsAskedForWholeAndShownAsItsPrefix()
    {
        var secret = ApiKeySecret.Create();

        await _model.SearchNowAsync(Samples.Engineer, $" {secret} ");

        Assert.Equal([secret], _directory.Queries);
        Assert.Equal((ApiKeySecret.PrefixOf(secret) + "…", true), (_model.CleanQuery, _model.IsCurrent));
    }

    /// <summary>Two keys that begin alike are shown alike, and are not the same.</summary>
    [Fact]
    public async Task Enter_AnotherKeyOfTheSamePrefix_IsSearchedFor()
    {
        var (mistyped, right) = ("sk_12345678" + new string('a', 44), "sk_12345678" + new string('b', 44));
        await _model.SearchNowAsync(Samples.Engineer, mistyped);

        var typing = _model.TypeAsync(Samples.Engineer, right);
        Assert.False(_model.IsCurrent);
        await _model.EnterAsync(Samples.Engineer);
        await typing;

        Assert.Equal([mistyped, right], _directory.Queries);
        Assert.True(_model.IsCurrent);
    }

    /// <summary>Pasted, and Enter before the pause of typing was over.</summary>
    [Fact]
    public async Task Enter_BeforeTheResults_SearchesAtOnceAndOnce()
    {
        var typed = _model.TypeAsync(Samples.Engineer, "10002");
        var gate = Hold();

        var entered = _model.EnterAsync(Samples.Engineer);
        Assert.True(_model.IsEntering);
        Assert.False(await _model.EnterAsync(Samples.Engineer));
        Assert.False(await _model.TypeAsync(Samples.Engineer, " 10002"));
        gate.SetResult();

        Assert.True(await entered);
        Assert.Equal("/accounts/10002", _model.Address);
        Assert.False(await typed);
        Assert.False(_model.IsEntering);
        Assert.Equal(["10002"], _directory.Queries);
    }

    [Fact]
    public async Task Enter_OtherTextMeanwhile_IsAnsweredNoMore()
    {
        var gate = Hold();
        _ = _model.TypeAsync(Samples.Engineer, "10002");
        var entered = _model.EnterAsync(Samples.Engineer);
        _ = _model.TypeAsync(Samples.Engineer, "10003");
        _ = _model.TypeAsync(Samples.Engineer, "10002");
        Assert.False(await entered);

        gate.SetResult();
        Assert.True(await _model.EnterAsync(Samples.Engineer));
        Assert.Equal("/accounts/10002", _model.Address);
    }

    /// <summary>Who went elsewhere while Enter searched was sent to the search for nothing.</summary>
    [Fact]
    public async Task Enter_LeftMeanwhile_LeadsNowhere()
    {
        Hold();
        _ = _model.TypeAsync(Samples.Engineer, "10002");
        var entered = _model.EnterAsync(Samples.Engineer);

        _model.Clear();

        Assert.False(await entered);
        Assert.False(_model.IsEntering);
    }

    [Fact]
    public async Task Enter_SearchFails_SaysSoAndTheNextTriesAgain()
    {
        _directory.Failure = new LimitsUnavailableException(new TimeoutException());
        _ = _model.TypeAsync(Samples.Engineer, "10002");
        Assert.False(await _model.EnterAsync(Samples.Engineer));
        Assert.NotNull(_model.Error);

        _directory.Failure = null;
        Assert.True(await _model.EnterAsync(Samples.Engineer));
    }

    [Fact]
    public void Clean_Twice_ChangesNothing()
    {
        var once = AccountSearchResult.Clean(
            " \u0001 a\tb " + new string('x', AccountSearchResult.MaximumQueryLength - 3) + "\ud83d\ude00"
        );

        Assert.Equal(once, AccountSearchResult.Clean(once));
        Assert.StartsWith("a b x", once, StringComparison.Ordinal);
    }

    /// <summary>Searches last until the result is set.</summary>
    private TaskCompletionSource Hold()
    {
        var gate = new TaskCompletionSource();
        _directory.Gate = gate.Task;
        return gate;
    }

    private async Task SearchAndChooseAsync(string query, int row)
    {
        await _model.SearchNowAsync(Samples.Engineer, query);
        _model.Move(row + 1);
        Assert.Equal(row, _model.Chosen);
    }
}
