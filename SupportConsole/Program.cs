using Radzen;
using SupportConsole;
using SupportConsole.Components;

var builder = WebApplication.CreateBuilder(ContentLocation.Options(args));

// Without this the assets are found from a build output only in Development; a published output has them in wwwroot.
builder.WebHost.UseStaticWebAssets();

builder.Services.AddRazorComponents().AddInteractiveServerComponents();
builder.Services.AddRadzenComponents();

var app = builder.Build();

app.UseAntiforgery();
app.MapStaticAssets();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();

app.Run();
