using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using SupportConsole.Components.PlatformKeys;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.PlatformKeys;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.PlatformKeys;

public sealed class PlatformKeysPageTests : PageContext
{
    private const string Reason = "The billing job gets its own";

    private readonly string _secret = PlatformKeySecret.Format.Create();
    private readonly Mock<IPlatformKeys> _keys = new();
    private readonly List<PlatformKeyRequest> _asked = [];
    private List<PlatformKey> _there =
    [
        Key(1, "speech-api"),
        Key(2, "workers") with
        {
            RotatedAt = Samples.Now.AddHours(-1),
            ExpiresAt = Samples.Now.AddHours(23),
            LastUsedAt = Samples.Now.AddMinutes(-30),
        },
        Key(3, "old-job") with
        {
            ExpiresAt = Samples.Now,
        },
        Key(4, "leaked") with
        {
            RevokedAt = Samples.Now.AddDays(-1),
            RevokedBy = "Ada Administrator",
        },
    ];

    public PlatformKeysPageTests()
    {
        Services.AddSingleton(_keys.Object);
        SignIn(Samples.Administrator);
        _keys
            .Setup(keys => keys.ListAsync(It.IsAny<Actor>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(() => new(_there, [new("boot", PlatformScopes.All)]));
        Answer(new PlatformKeyOutcome.Made("billing", _secret[..12], _secret, null, 41));
    }

    [Fact]
    public void Page_TellsStates_AndOffersWhatCanBeDone()
    {
        var page = RenderPage<PlatformKeysPage>();

        Assert.Equal(
            ["active", "rotated, still works", "expired", "revoked"],
            page.FindAll(".pill").Select(pill => pill.TextContent)
        );
        Assert.Equal(
            [
                "Rotate key plk_00000001… of speech-api",
                "Revoke key plk_00000001… of speech-api",
                "Revoke key plk_00000002… of workers",
                "Rotate key plk_00000003… of old-job",
                "Revoke key plk_00000003… of old-job",
            ],
            page.FindAll("td button").Select(button => button.GetAttribute("aria-label"))
        );
        Assert.Equal(
            ["never", "30 min ago", "never", "never"],
            page.FindAll("td[data-label='Last used']").Select(cell => cell.TextContent.Trim())
        );
        Assert.Equal("by Ada Administrator", page.Find("td[data-label='Works until'] .muted.clip").TextContent);
        Assert.Contains("boot", page.Find("[data-settings-keys]").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            "/audit?action=platform-key.revoke",
            page.FindAll("a").Single(link => link.TextContent == "revoked").GetAttribute("href")
        );
    }

    [Fact]
    public void Page_WithoutKeys_SaysWhatToDo()
    {
        _there = [];

        Assert.Contains(PlatformKeyWords.Empty, RenderPage<PlatformKeysPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_Filled_IsAskedOnceAndItsSecretShownOnce()
    {
        var page = RenderPage<PlatformKeysPage>();
        Button(page, "New key").Click();
        await page.Find("form").SubmitAsync();
        Assert.Contains(PlatformKeyTexts.NameMissing, page.Markup, StringComparison.Ordinal);
        Assert.Contains(PlatformKeyTexts.ScopesMissing, page.Markup, StringComparison.Ordinal);
        Assert.Empty(_asked);

        page.Find("#platform-key-name").Input("billing");
        page.FindAll("fieldset input[type=checkbox]")[3].Change(true);
        page.Find("#platform-key-expires").Input("2026-06-01 10:00");
        page.Find("#platform-key-reason").Input(Reason);
        await page.Find("form").SubmitAsync();

        Assert.Equal(
            new PlatformKeyCreation(
                "billing",
                PlatformScopes.Money,
                new DateTimeOffset(2026, 6, 1, 10, 0, 0, TimeSpan.Zero),
                Reason,
                _asked[0].CorrelationId
            ),
            Assert.Single(_asked)
        );
        Assert.Equal(_secret, page.Find("[data-secret]").TextContent);

        // Neither the address nor the browser's store learns it, and a slip of the finger does not take it away.
        page.Find("[data-dialog]").KeyDown("Escape");
        Assert.Empty(page.FindAll("form, input[name]"));
        Assert.DoesNotContain(_secret[12..], Navigation.Uri, StringComparison.Ordinal);
        Assert.DoesNotContain(
            JSInterop.Invocations.SelectMany(call => call.Arguments).Select(argument => argument?.ToString() ?? ""),
            argument => argument.Contains(_secret[12..], StringComparison.Ordinal)
        );
        Button(page, "I have copied it, close").Click();
        Assert.DoesNotContain(_secret[12..], page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_WithATimeThatIsNone_IsNotAsked()
    {
        var page = RenderPage<PlatformKeysPage>();
        Button(page, "New key").Click();
        page.Find("#platform-key-name").Input("billing");
        page.FindAll("fieldset input[type=checkbox]")[0].Change(true);
        page.Find("#platform-key-expires").Input("when I am sixty-four");
        page.Find("#platform-key-reason").Input(Reason);

        await page.Find("form").SubmitAsync();

        Assert.Equal(PlatformKeyWords.NotATime, page.Find("#platform-key-expires-problem").TextContent.Trim());
        Assert.Empty(_asked);
    }

    [Fact]
    public async Task Rotate_AKeyForATime_OffersADayAndAsLongALife()
    {
        _there[0] = _there[0] with { ExpiresAt = Samples.Now.AddDays(10) };
        var page = RenderPage<PlatformKeysPage>();
        Button(page, "Rotate key plk_00000001… of speech-api").Click();
        Assert.EndsWith("?dialog=rotate%3A1", Navigation.Uri, StringComparison.Ordinal);
        page.Find("#platform-key-reason").Input(Reason);

        await page.Find("form").SubmitAsync();

        // Made 20 days ago, for 30.
        Assert.Equal(
            new PlatformKeyRotation(
                1,
                TimeSpan.FromHours(24),
                Samples.Now.AddDays(30),
                Reason,
                _asked[0].CorrelationId
            ),
            Assert.Single(_asked)
        );
    }

    [Fact]
    public async Task Revoke_WithAReason_IsToldAndCloses()
    {
        Answer(new PlatformKeyOutcome.Revoked("speech-api", "plk_00000001", 42));
        var page = RenderPage<PlatformKeysPage>();
        Button(page, "Revoke key plk_00000001… of speech-api").Click();
        page.Find("#platform-key-reason").Input(Reason);

        await page.Find("form").SubmitAsync();

        Assert.Equal(new PlatformKeyRevocation(1, Reason, _asked[0].CorrelationId), Assert.Single(_asked));
        var toast = Assert.Single(Toasts.Current);
        Assert.Equal(("The key plk_00000001… of speech-api is revoked.", 42L), (toast.Text, toast.AuditSequence));
        Assert.Empty(page.FindAll("form"));
    }

    [Fact]
    public async Task Create_AnswerLost_IsTheSameAttemptAndItsSecretIsGone()
    {
        _keys
            .Setup(keys =>
                keys.ExecuteAsync(It.IsAny<Actor>(), It.IsAny<PlatformKeyRequest>(), It.IsAny<CancellationToken>())
            )
            .Callback((Actor _, PlatformKeyRequest request, CancellationToken _) => _asked.Add(request))
            .ThrowsAsync(new TimeoutException());
        var page = RenderPage<PlatformKeysPage>();
        Button(page, "Rotate key plk_00000001… of speech-api").Click();
        page.Find("#platform-key-reason").Input(Reason);
        await page.Find("form").SubmitAsync();
        Assert.Contains(
            PlatformKeyWords.Unanswered,
            page.Find("[data-outcome=unanswered]").TextContent,
            StringComparison.Ordinal
        );

        Answer(new PlatformKeyOutcome.MadeBefore("plk_00000009", 41));
        await page.Find("form").SubmitAsync();

        Assert.Equal(_asked[0], _asked[1]);
        Assert.Contains(
            PlatformKeyWords.SecretLost,
            page.Find("[data-outcome=before]").TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("revoke:4")]
    [InlineData("rotate:2")]
    [InlineData("rotate:99")]
    [InlineData("nonsense")]
    public void Address_OfWhatCannotBeDone_OpensNothing(string dialog)
    {
        Navigation.NavigateTo($"/platform-keys?dialog={dialog}");

        Assert.Empty(RenderPage<PlatformKeysPage>().FindAll("form"));
    }

    [Fact]
    public void Draft_FromBeforeAReload_IsThereAgain()
    {
        var model = new PlatformKeyDialogModel(
            _keys.Object,
            Clock,
            ReaderZone.Utc,
            new(PlatformKeyDialogKind.Create, PlatformKeyDialogTarget.Create, null)
        );

        model.Restore(new("billing", "accounts, money, nonsense", "nonsense", "2026-06-01", Reason, "attempt"));

        Assert.Equal(
            ("billing", PlatformScopes.Accounts | PlatformScopes.Money, "24h", "2026-06-01", Reason),
            (model.Name, model.Scopes, model.Overlap, model.Expires, model.Reason)
        );
    }

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private void Answer(PlatformKeyOutcome outcome) =>
        _keys
            .Setup(keys =>
                keys.ExecuteAsync(It.IsAny<Actor>(), It.IsAny<PlatformKeyRequest>(), It.IsAny<CancellationToken>())
            )
            .Callback((Actor _, PlatformKeyRequest request, CancellationToken _) => _asked.Add(request))
            .ReturnsAsync(outcome);

    private static PlatformKey Key(long number, string name) =>
        new()
        {
            Number = number,
            Name = name,
            Prefix = string.Create(CultureInfo.InvariantCulture, $"plk_{number:00000000}"),
            Hash = "",
            Scopes = PlatformScopes.Work,
            CreatedAt = Samples.Now.AddDays(-20),
            CreatedBy = "Ada Administrator",
        };
}
