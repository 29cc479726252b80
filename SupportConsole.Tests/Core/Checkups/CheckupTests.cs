using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Billing.Stripe;
using SupportConsole.Core.Checkups;
using SupportConsole.Core.Notifications.Mail;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Core.Checkups;

/// <summary>What single checkups find, and that one which hangs or breaks stops no other.</summary>
public sealed class CheckupTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Stripe_KeyLacksRights_NamesThem()
    {
        using var stripe = new FakeStripe();
        foreach (var right in Enum.GetValues<StripeRight>())
        {
            if (right is StripeRight.Charges or StripeRight.CustomerBalanceTransactions)
            {
                stripe.Then(System.Net.HttpStatusCode.Forbidden, """{"error":{"type":"invalid_request_error"}}""");
            }
            else
            {
                stripe.Then(System.Net.HttpStatusCode.OK, """{"object":"list","data":[],"has_more":false}""");
            }
        }

        var found = await StripeAsync(stripe, "rk_live_1");

        Assert.Equal(CheckupState.Failed, found[0].State);
        Assert.Equal("The key may not read charges, customer balance transactions.", found[0].Finding);
        Assert.All(stripe.Requests, request => Assert.Equal(HttpMethod.Get, request.Method));
    }

    [Fact]
    public async Task Stripe_KeyMayReadEverything_IsWellButForItsKind()
    {
        using var stripe = new FakeStripe();
        foreach (var right in Enum.GetValues<StripeRight>())
        {
            // The balance of no customer is asked for: there is none.
            stripe.Then(
                right == StripeRight.CustomerBalanceTransactions
                    ? System.Net.HttpStatusCode.NotFound
                    : System.Net.HttpStatusCode.OK,
                """{"object":"list","data":[],"has_more":false}"""
            );
        }

        var found = await StripeAsync(stripe, "sk_test_1");

        Assert.Equal(
            [CheckupState.Ok, CheckupState.Warning, CheckupState.Warning, CheckupState.NotSet],
            found.Select(result => result.State)
        );
    }

    [Fact]
    public async Task Email_ServerGreets_IsWellAndGetsNoMail()
    {
        using var smtp = new FakeSmtpServer();
        var options = new EmailOptions
        {
            Host = "127.0.0.1",
            Port = smtp.Port,
            UseTls = false,
            From = "support@example.test",
        };

        var found = Assert.Single(await new EmailCheckup(Options.Create(options)).RunAsync(default));

        Assert.Equal(CheckupState.Ok, found.State);
        Assert.Equal(1, smtp.Connections);
        Assert.Empty(smtp.Mails);
    }

    [Theory]
    [InlineData(0, CheckupState.Ok)]
    [InlineData(-1, CheckupState.Ok)]
    [InlineData(10, CheckupState.Warning)]
    [InlineData(-10, CheckupState.Warning)]
    [InlineData(90, CheckupState.Failed)]
    public void Clock_Apart_IsJudged(int seconds, CheckupState state) =>
        Assert.Equal(
            state,
            ClockComparison.Judge("the database's", Now.AddSeconds(seconds), Now, Now.AddMilliseconds(5)).State
        );

    [Fact]
    public void Clock_OfThisMachineIsBehind_SaysSo() =>
        Assert.Equal(
            "This machine's clock is 90 s behind the database's.",
            ClockComparison.Judge("the database's", Now.AddSeconds(90), Now, Now).Finding
        );

    [Theory]
    [InlineData(CheckupState.Ok, "1_A", "2_B")]
    [InlineData(CheckupState.Warning, "1_A")]
    [InlineData(CheckupState.Ok, "1_A", "2_B", "3_ExpandC")]
    [InlineData(CheckupState.Failed, "1_A", "2_B", "3_C")]
    public void Migrations_Applied_AreJudged(CheckupState state, params string[] applied) =>
        Assert.Equal(state, MigrationCheckup.Judge(applied, ["1_A", "2_B"]).State);

    [Theory]
    [InlineData(100, CheckupState.Failed)]
    [InlineData(1_000, CheckupState.Warning)]
    [InlineData(10_000, CheckupState.Ok)]
    public void Disk_Free_IsJudged(long mebibytes, CheckupState state) =>
        Assert.Equal(state, DiskCheckup.Judge("/data", mebibytes << 20).State);

    [Fact]
    public async Task Run_OneHangsAndOneBreaks_TheOthersAnswer()
    {
        var clock = new FakeClock();
        var hanging = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var working = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var runner = new CheckupRunner([new("hangs", _ => new Scripted(async _ =>
                {
                    hanging.SetResult();
                    await new TaskCompletionSource().Task;
                    return CheckupResult.Ok("never");
                })), new("breaks", _ => new Scripted(_ => throw new InvalidOperationException("the password is hunter2"))), new("invalid", _ => throw new OptionsValidationException("", typeof(EmailOptions), [])), new("works", _ => new Scripted(
                    _ =>
                    {
                        working.SetResult();
                        return Task.FromResult(CheckupResult.Ok("It works."));
                    }
                ))], new ServiceCollection().BuildServiceProvider(), clock);

        var running = runner.RunAsync(default);

        // Each begins on a thread of its own, and the last may be late: its time must not be over before.
        await Task.WhenAll(hanging.Task, working.Task);
        clock.Advance(CheckupRunner.Patience);
        var found = await running;

        Assert.Equal(["hangs", "breaks", "invalid", "works"], found.Select(line => line.Name));
        Assert.Equal(
            [CheckupState.Failed, CheckupState.Failed, CheckupState.Warning, CheckupState.Ok],
            found.Select(line => line.Result.State)
        );
        Assert.DoesNotContain("hunter2", found[1].Result.ToString(), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<CheckupResult>> StripeAsync(FakeStripe stripe, string key)
    {
        var options = new StripeOptions { ApiKey = key };
        var checkup = new StripeCheckup(
            StripeGateways.Over(stripe, options, new FakeClock()),
            Options.Create(options),
            new HostingEnvironment()
        );
        return await checkup.RunAsync(default);
    }

    private sealed class Scripted(Func<CancellationToken, Task<CheckupResult>> run) : ICheckup
    {
        public async Task<IReadOnlyList<CheckupResult>> RunAsync(CancellationToken cancellationToken) =>
            [await run(cancellationToken)];
    }

    private sealed class HostingEnvironment : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Production;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get; set; } =
            new Microsoft.Extensions.FileProviders.NullFileProvider();
    }
}
