workspace = Workspace
main = Main
calendar = Calendar
links = Approval links
audit = Audit log
people = People
project-settings = Project settings
waiting = { $count ->
    [one] { $count } client asked for a new link
   *[other] { $count } clients asked for a new link
}
dark = Dark theme
light = Light theme
sign-out = Sign out
signed-out = You were signed out
signed-out-hint = Your session has ended. Sign in, and you are back here; what you typed is kept in this browser.
stay-signed-out = Not now
