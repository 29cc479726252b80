using Microsoft.Extensions.Logging.Abstractions;
using SupportConsole.Components.Accounts;
using SupportConsole.Core.Accounts;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Accounts;

public sealed class AccountSearchModelTests : IDisposable
{
    private readonly FakeAccountDirectory _directory = new();
    private readonly AccountSearchModel _model;

    public AccountSearchModelTests()
    {
        _model = new AccountSearchModel(_directory, new FakeClock(), NullLogger.Instance);
        _directory.Accounts.AddRange(
        [
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
        Assert.Null(await _model.EnterAsync(Samples.Engineer));
    }

    [Fact]
    public async Task Refresh_OtherOrder_KeepsTheAccountChosen()
    {
        await SearchAndChooseAsync("northwind", row: 0);

        _directory.Accounts.Reverse();
        await _model.RefreshAsync(Samples.Engineer);

        Assert.Equal(2, _model.Chosen);
        Assert.Equal("10001", await _model.EnterAsync(Samples.Engineer));
    }

    /// <summary>A tab inside the text is not searched for, so that the result never seemed to belong to the text.</summary>
    [Theory]
    [InlineData("100\t01")]
    [InlineData(" 10001\0 ")]
    [InlineData("10001\ud83d")]
    public async Task Enter_TextWithoutMeaningInside_FindsTheAccount(string typed)
    {
        await _model.SearchNowAsync(Samples.Engineer, typed);

        Assert.True(_model.IsCurrent);
        Assert.Equal("10001", await _model.EnterAsync(Samples.Engineer));
    }

    [Fact]
    public void Clean_Twice_ChangesNothing()
    {
        var once = AccountSearchResult.Clean(" \u0001 a\tb " + new string('x', 197) + "\ud83d\ude00");

        Assert.Equal(once, AccountSearchResult.Clean(once));
        Assert.StartsWith("ab x", once, StringComparison.Ordinal);
    }

    private async Task SearchAndChooseAsync(string query, int row)
    {
        await _model.SearchNowAsync(Samples.Engineer, query);
        _model.Move(row + 1);
        Assert.Equal(row, _model.Chosen);
    }
}
