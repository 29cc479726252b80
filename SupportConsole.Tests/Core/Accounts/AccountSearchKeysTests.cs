using SupportConsole.Core.Accounts;

namespace SupportConsole.Tests.Core.Accounts;

public sealed class AccountSearchKeysTests
{
    [Fact]
    public void Of_AnAccount_FoldsEveryKey()
    {
        var keys = AccountSearchKeys.Of("Acme-1", " Ops@Big.Example ", "ÄCME Größe", "cus_X");

        Assert.Equal(
            ("acme-1", "ops@big.example", "big.example", "äcme größe", "cus_x"),
            (keys.Id, keys.Email, keys.Domain, keys.Name, keys.StripeCustomerId)
        );
        Assert.Equal("acme-1\nops@big.example\näcme größe\ncus_x", keys.Text);
    }

    [Theory]
    [InlineData("no-at-sign", "no-at-sign")]
    [InlineData("two@at@signs", "signs")]
    [InlineData("nothing-after@", "")]
    [InlineData("", "")]
    public void Of_OddAddress_HasADomainAllTheSame(string email, string domain) =>
        Assert.Equal(domain, AccountSearchKeys.Of("a", email, "n", null).Domain);
}
