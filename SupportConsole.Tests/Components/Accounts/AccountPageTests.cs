using Bunit;
using SupportConsole.Components.Accounts;

namespace SupportConsole.Tests.Components.Accounts;

public sealed class AccountPageTests : PageContext
{
    /// <summary>PostgreSQL answers a NUL with an error, and the page showed that.</summary>
    [Theory]
    [InlineData("\0")]
    [InlineData("10482\u0001")]
    [InlineData("a b")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public void Open_NoPossibleId_SaysSoAndAsksNobody(string id)
    {
        var page = Render<AccountPage>(parameters => parameters.Add(account => account.Id, id));
        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Contains("There is no account", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Equal(0, Throttling.Reads);
    }
}
