using System.Text;
using SupportConsole.Core.Billing.Stripe;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Core.Billing.Stripe;

public sealed class StripeSignatureTests
{
    private const string Secret = "whsec_test";

    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"id":"evt_1"}""");
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    [Fact]
    public void IsValid_KnownVector_FitsTheDocumentedScheme() =>
        Assert.True(
            StripeSignature.IsValid(
                // printf '1700000000.{"id":"evt_1"}' | openssl dgst -sha256 -hmac whsec_test
                "t=1700000000,v1=c89214b5b5da833daed6f0b8c5bb6bd58cea9022bd80ccc78230f3942d632925",
                Body,
                [Secret],
                Now
            )
        );

    [Theory]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(-301, false)]
    [InlineData(301, false)]
    public void IsValid_ClockOff_FiveMinutesEitherWay(int seconds, bool valid) =>
        Assert.Equal(
            valid,
            StripeSignature.IsValid(StripeGateways.Sign(Body, Secret, Now.AddSeconds(seconds)), Body, [Secret], Now)
        );

    [Fact]
    public void IsValid_SecretBeingChanged_OneOfSeveralSignaturesIsEnough()
    {
        var signed = StripeGateways.Sign(Body, Secret, Now);

        Assert.True(
            StripeSignature.IsValid(
                signed.Replace(",v1=", $",v1={new string('0', 64)},v0=1,v1=", StringComparison.Ordinal),
                Body,
                [Secret],
                Now
            )
        );
    }

    [Fact]
    public void IsValid_PreviousSecret_IsTakenWhileItIsNamed()
    {
        var signed = StripeGateways.Sign(Body, "whsec_before", Now);

        Assert.True(StripeSignature.IsValid(signed, Body, [Secret, "whsec_before"], Now));
        Assert.False(StripeSignature.IsValid(signed, Body, [Secret], Now));
    }

    [Fact]
    public void IsValid_AnythingElse_IsNot()
    {
        var signed = StripeGateways.Sign(Body, Secret, Now);
        var changed = Body.ToArray();
        changed[0] ^= 1;

        Assert.False(StripeSignature.IsValid(signed, changed, [Secret], Now));
        Assert.False(StripeSignature.IsValid(signed, Body, [Secret + "x"], Now));
        foreach (
            var header in new[]
            {
                null,
                "",
                "t=1700000000",
                signed.Replace("v1", "v0", StringComparison.Ordinal),
                signed.Replace("t=1", "t=x", StringComparison.Ordinal),
                signed.Replace("t=17", "t=-17", StringComparison.Ordinal),
                "t=99999999999999999999,v1=00",
                signed[..^2],
                signed + "00",
                "v1=,t=",
                ",,,=",
                "t=1700000000,v1=" + new string('g', 64),
                "t=9223372036854775807,v1=" + new string('0', 64),
            }
        )
        {
            Assert.False(StripeSignature.IsValid(header, Body, [Secret], Now), header);
        }
    }
}
